import { describe, expect, it } from "vitest"
import type { StaffMember } from "../../../src/domain/staff.ts"
import type { StaffTicket } from "../../../src/domain/ticket.ts"
import { addMinutes } from "../../../src/lib/time.ts"
import type { Commit } from "../../../src/ports/store.ts"
import { peopleAtOpening, peopleToldSoFar, planLadder } from "../../../src/tickets/ladder.ts"
import { planRung } from "../../../src/tickets/run-ladder.ts"
import { at, content, countingIds, duty, gm, guest, hk, keysOf, property, scene, staff, textOf, ticket, told } from "./hotel.ts"

function ring(own: StaffTicket, rung: number, time: string, key = `ladder:tkt_42:${rung}`, people: StaffMember[] = staff): Commit {
  const job = { id: "job_1", key } as const
  return planRung({ ticket: own, rung, words: null, content, staff: people, guest, ids: countingIds(), now: at(time), job })
}

describe("the ladder at opening", () => {
  it("plans every later rung and the first repeat, to the fraction of a minute", () => {
    const jobs = planLadder(ticket({ kind: "hand-off" }), scene("10:00"), countingIds())
    expect(jobs.map(({ key, dueAt }) => [key, dueAt])).toEqual([
      ["ladder:tkt_42:1", at("10:02:30")],
      ["ladder:tkt_42:2", at("10:12:30")],
    ])
  })

  it("tells every rung at 0 minutes, and the next one at once when nobody holds those", () => {
    const told = (kind: StaffTicket["kind"], people: StaffMember[]) => keysOf(peopleAtOpening(ticket({ kind }), scene("10:00", people)))
    expect(told("emergency", staff)).toEqual(["duty", "gm"])
    expect(told("complaint", [gm, hk])).toEqual(["gm"])
    expect(told("complaint", [hk])).toEqual(["hk"])
    expect(told("complaint", [])).toEqual([])
  })

  it("knows whom it has reached by now", () => {
    expect(keysOf(peopleToldSoFar(ticket(), scene("10:09")))).toEqual(["duty"])
    expect(keysOf(peopleToldSoFar(ticket(), scene("10:20")))).toEqual(["duty", "fom", "gm"])
  })
})

// A010, A035, S14: what nobody has acknowledged reaches the next person.
describe("a rung", () => {
  it("rings the next person with buttons while nobody has taken the ticket", () => {
    const commit = ring(ticket(), 1, "10:10")
    expect(told(commit)).toEqual(["fom ladder.complaint-overdue"])
    expect(commit.messages[0]).toMatchObject({
      dedupeKey: "ladder:tkt_42:1:stf_fom",
      cause: "job_1",
      replyToken: null,
      content: { kind: "card", actions: [{ send: "T42 take" }, { send: "T42 done" }] },
    })
    expect(commit).toMatchObject({ job: "job_1", jobs: [], conversations: [] })
    expect(commit.ticketChanges).toEqual([{ ticket: "tkt_42", set: {}, event: { action: "rung", by: "ladder", text: "fom" } }])
  })

  it.each(["acknowledged", "in-progress", "done", "confirmed", "cancelled"] as const)("only ends when the ticket is %s", (status) => {
    const commit = ring(ticket({ status }), 1, "10:10")
    expect(commit).toMatchObject({ job: "job_1", messages: [], ticketChanges: [], jobs: [] })
  })

  it("is skipped when nobody holds it, for the next is planned already", () => {
    expect(told(ring(ticket(), 1, "10:10", undefined, [duty, gm]))).toEqual([])
  })

  it("falls to whoever is left when it is the last one", () => {
    expect(told(ring(ticket(), 2, "10:20", undefined, [duty]))).toEqual(["duty ladder.complaint-overdue"])
  })
})

describe("after the last rung", () => {
  const repeat = (rung: number, own = ticket()) => ring(own, rung, "10:30")

  // A035: a forgotten ticket never falls silent.
  it("rings it again every ten minutes, after an hour every hour, after a day every day", () => {
    expect(told(repeat(4))).toEqual(["gm ladder.complaint-overdue"])
    expect(repeat(4).jobs).toMatchObject([{ key: "ladder:tkt_42:5", payload: { rung: 5 }, dueAt: at("10:40") }])
    expect(told(repeat(8))).toEqual(["gm ladder.complaint-overdue"])
    expect(repeat(8).jobs).toMatchObject([{ key: "ladder:tkt_42:9", dueAt: at("11:30") }])
    expect(repeat(40).jobs).toMatchObject([{ key: "ladder:tkt_42:41", dueAt: addMinutes(at("10:30"), 24 * 60) }])
  })

  // A068: nobody is left waiting without a word; A091: the new time is a promise like the first.
  it("tells the guest once, honestly, with a time that enters the ledger", () => {
    const commit = repeat(3)
    expect(told(commit)).toEqual(["gm ladder.complaint-overdue", "wang handoff.late"])
    expect(textOf(commit, "handoff.late")).toContain("minutes=10 by=10:40 phone=+8653200000000")
    expect(commit.messages[1]?.dedupeKey).toBe("late:tkt_42")
    expect(commit.promises).toMatchObject([{ ticket: "tkt_42", dueAt: at("10:40"), owner: "duty-manager" }])
    expect(commit.jobs.map(({ key }) => key)).toEqual(["ladder:tkt_42:4", `promise:${commit.promises[0]?.id}`])
    expect(told(repeat(4))).not.toContain("wang handoff.late")
  })

  it("writes nothing to a guest who opted out or has a person already, nor for a request, which has its own follow-up", () => {
    expect(told(repeat(3, ticket({ guestConversation: { isReachable: false } })))).toEqual(["gm ladder.complaint-overdue"])
    expect(told(repeat(3, ticket({ guestConversation: { heldBy: "tkt_1" } })))).toEqual(["gm ladder.complaint-overdue"])
    expect(told(repeat(2, ticket({ kind: "request", department: "housekeeping" })))).toEqual(["duty ladder.request-overdue"])
  })
})

describe("a ladder climbed again", () => {
  it("rings a postponed ticket although it is acknowledged, and goes on from there", () => {
    const commit = ring(ticket({ status: "acknowledged" }), 0, "10:15", "ladder:tkt_42:later-evt_9:0")
    expect(told(commit)).toEqual(["duty ladder.complaint-overdue"])
    expect(commit.jobs).toMatchObject([{ key: "ladder:tkt_42:later-evt_9:1", dueAt: at("10:25") }])
  })

  it("only reminds the owner who postponed their own ticket", () => {
    const taken = ticket({ status: "in-progress", owner: gm.id })
    const commit = ring(taken, 0, "10:15", "ladder:tkt_42:later-evt_9:0")
    expect(told(commit)).toEqual(["gm ladder.later-due"])
    expect(commit.jobs).toEqual([])
  })

  it("rings owner and ladder when a guest's words to the owner stay unanswered", () => {
    const taken = ticket({ status: "in-progress", owner: hk.id, guestConversation: { heldBy: "tkt_42" } })
    const commit = ring(taken, 0, "10:15", "ladder:tkt_42:unanswered-9:0")
    expect(told(commit)).toEqual(["hk ladder.hand-off-overdue", "duty ladder.hand-off-overdue"])
    expect(commit.jobs).toMatchObject([{ key: "ladder:tkt_42:unanswered-9:1" }])
  })

  it("starts a reopened ticket with whoever is there, even when the first rung is empty", () => {
    const commit = ring(ticket(), 0, "10:15", "ladder:tkt_42:reopened-evt_9:0", [gm])
    expect(told(commit)).toEqual(["gm ticket.reopened"])
  })

  it("goes on as slowly as the first ladder after its repeats", () => {
    expect(ring(ticket(), 8, "12:00", "ladder:tkt_42:passed-evt_9:8").jobs).toMatchObject([{ dueAt: at("13:00") }])
  })
})

it("says what a department needs and no more", () => {
  const own = ticket({
    kind: "request",
    department: "housekeeping",
    details: { item: "bath-towel", quantity: 2, time: "2026-03-02 18:30" },
  })
  const text = textOf(ring({ ...own, roomEvidence: "claimed" }, 0, "10:15", "ladder:tkt_42:later-evt_1:0"), "ladder.request-overdue")
  expect(text).toContain("Bath towel × 2 · 03-02 18:30")
  expect(text).toContain("card.room-claimed/en code=T42 room=1204")
  expect(text).toContain("11:00")
  expect(text).not.toContain("gold")
  expect(property.timezone).toBe("Asia/Shanghai")
})
