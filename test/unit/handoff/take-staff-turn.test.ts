import { describe, expect, it } from "vitest"
import { cardNeededFor } from "../../../src/handoff/find-ticket.ts"
import { takeStaffTurn } from "../../../src/handoff/take-staff-turn.ts"
import type { Commit } from "../../../src/ports/store.ts"
import { at, content, countingIds, duty, fom, gm, hk, member, scene, staff, textOf, ticket, told } from "../tickets/hotel.ts"
import { card, modeOf, says, staffFacts } from "./scene.ts"

const taken = (by = duty) => ticket({ status: "in-progress", owner: by.id, ownerName: by.name, guestConversation: { heldBy: "tkt_42" } })
const changes = (commit: Commit) => commit.ticketChanges.map(({ set, event }) => ({ ...set, ...event }))

describe("take", () => {
  // A042: one owner, and the guest is told who it is. A316: the bot falls silent by the same commit.
  it("gives the ticket an owner, silences the bot and tells the guest, all guarded by both versions", () => {
    const commit = says(duty, "T42 take")
    expect(commit.conversations).toEqual([
      { id: "cnv_duty", version: 3 },
      { id: "cnv_wang", version: 7, mode: { kind: "staff", ticket: "tkt_42", owner: "stf_duty" } },
    ])
    expect(changes(commit)).toEqual([{ status: "in-progress", owner: "stf_duty", action: "taken", by: "duty", text: null }])
    expect(told(commit)).toEqual(["wang handoff.taken", "duty staff.taken"])
    expect(textOf(commit, "handoff.taken")).toBe("handoff.taken/zh-Hans code=T42 guest=王伟 owner=Ms duty by=11:00 phone=+8653200000000")
    expect(commit.cancelJobs).toEqual(["ladder:tkt_42:*", "timer:cnv_wang:*"])
    expect(commit.audits).toMatchObject([{ actor: "stf_duty", action: "ticket.take", subject: "tkt_42" }])
    expect(commit.event).toEqual({ id: "evt_9", outcome: "staff-take" })
  })

  it("answers the colleague on their own reply token and pushes to the guest", () => {
    const [toGuest, toStaff] = says(duty, "T42 take").messages
    expect(toStaff).toMatchObject({ dedupeKey: "evt_9:1", replyToken: "token-9", address: "line:duty" })
    expect(toGuest).toMatchObject({ dedupeKey: "evt_9:0", replyToken: null, address: "line:wang" })
  })

  it("changes nothing when somebody else has it, and says who", () => {
    const commit = says(gm, "T42 take", [taken()])
    expect(told(commit)).toEqual(["gm staff.not-yours"])
    expect(textOf(commit, "staff.not-yours")).toContain("owner=Ms duty")
    expect(commit).toMatchObject({ ticketChanges: [], cancelJobs: [], conversations: [{ id: "cnv_gm" }] })
  })

  it("said twice by the owner is answered and does nothing more", () => {
    const commit = says(duty, "T42 take", [taken()])
    expect(told(commit)).toEqual(["duty staff.taken"])
    expect(commit.ticketChanges).toEqual([])
  })

  it("by a desk is told with the department's name in the guest's language", () => {
    expect(textOf(says(hk, "T42 接"), "handoff.taken")).toContain("owner=Housekeeping·简")
  })

  it("leaves a guest whom a colleague already speaks with to that colleague", () => {
    const commit = says(gm, "T42 take", [ticket({ guestConversation: { heldBy: "tkt_7" } })])
    expect(modeOf(commit)).toBeUndefined()
    expect(told(commit)).toEqual(["gm staff.taken"])
    expect(changes(commit)).toMatchObject([{ owner: "stf_gm" }])
  })

  it("warns who takes it when the guest cannot be written to", () => {
    expect(told(says(duty, "T42 take", [ticket({ guestConversation: { isReachable: false } })]))).toEqual([
      "duty staff.taken",
      "duty staff.guest-away",
    ])
  })

  it("works by button just so", () => {
    expect(told(says(duty, { kind: "postback", data: "T42 take" }))).toEqual(told(says(duty, "T42 take")))
  })
})

describe("which ticket is meant", () => {
  const other = ticket({ id: "tkt_43", number: 43, room: "1301", guestName: "李娜", conversation: "cnv_li" })

  it("is the only one that rang this person", () => {
    expect(told(says(duty, "take"))).toEqual(["wang handoff.taken", "duty staff.taken"])
    expect(told(says(gm, "take"))).toEqual(["gm staff.nothing-open"])
    expect(told(says(gm, "take", [ticket()], "10:20"))).toEqual(["wang handoff.taken", "gm staff.taken"])
  })

  it("is the one they own before any that rings, but take means one that nobody has", () => {
    expect(changes(says(duty, "later 5", [taken(), other]))).toHaveLength(1)
    expect(says(duty, "later 5", [taken(), other]).ticketChanges[0]?.ticket).toBe("tkt_42")
    expect(says(duty, "take", [taken(), other]).ticketChanges[0]?.ticket).toBe("tkt_43")
  })

  it("is asked for when there are several", () => {
    const commit = says(duty, "take", [ticket(), other])
    expect(textOf(commit, "staff.which-ticket")).toContain("list=T42 1204 王伟\nT43 1301 李娜")
    expect(commit.ticketChanges).toEqual([])
  })

  it("may be any of the property by its code", () => {
    expect(changes(says(hk, "T42 take"))).toMatchObject([{ owner: "stf_hk" }])
  })

  it("is refused when there is none of that code, or it is closed", () => {
    expect(textOf(says(duty, "T99 take"), "staff.no-such-ticket")).toContain("code=T99")
    expect(told(says(duty, "T42 done", [ticket({ status: "done" })]))).toEqual(["duty staff.already-closed"])
    expect(told(says(duty, "T42 note fine", [ticket({ status: "done" })]))).toEqual(["duty staff.noted"])
  })

  it("names the conversation whose card is needed", () => {
    expect(cardNeededFor(staffFacts(duty, "T42 card", [ticket()]), scene("10:05"))).toBe("cnv_wang")
    expect(cardNeededFor(staffFacts(duty, "say hello", [taken()]), scene("10:05"))).toBe("cnv_wang")
    expect(cardNeededFor(staffFacts(duty, "good morning", [ticket()]), scene("10:05"))).toBeNull()
    expect(cardNeededFor(staffFacts(duty, "T9 card", [ticket()]), scene("10:05"))).toBeNull()
  })
})

describe("what is not the grammar", () => {
  it("is nobody's business in a group", () => {
    for (const text of ["大家好", "done with lunch", "say cheese", "later", "note to self"]) {
      const commit = says(hk, text)
      expect(commit).toMatchObject({ messages: [], ticketChanges: [], event: { outcome: "staff-silent" } })
    }
  })

  it("is explained once a day to somebody alone with us", () => {
    const commit = says(gm, "大家好")
    expect(told(commit)).toEqual(["gm staff.unknown-word"])
    expect(commit.messages[0]?.dedupeKey).toBe("unknown-word:stf_gm:2026-03-02")
  })

  it("is explained every time to an owner, who may think that the guest reads it", () => {
    const commit = says(duty, "马上到", [taken()])
    expect(told(commit)).toEqual(["duty staff.unknown-word"])
    expect(commit.messages[0]?.dedupeKey).toBe("evt_9:0")
  })

  it("is not explained for a picture, and help is always answered", () => {
    expect(told(says(duty, { kind: "sticker", keywords: [] }))).toEqual([])
    expect(told(says(hk, "help"))).toEqual(["hk staff.help"])
  })
})

describe("later", () => {
  it("acknowledges, and rings the same rung again when the time has come", () => {
    const commit = says(fom, "T42 later 20", [ticket()], "10:12")
    expect(changes(commit)).toEqual([{ status: "acknowledged", action: "later", by: "fom", text: "20" }])
    expect(commit.cancelJobs).toEqual(["ladder:tkt_42:*"])
    expect(commit.jobs).toMatchObject([
      { key: "ladder:tkt_42:later-evt_9:1", payload: { name: "ladder", rung: 1 }, dueAt: new Date("2026-03-02T10:32:00+08:00") },
    ])
    expect(textOf(commit, "staff.later")).toContain("minutes=20 by=10:32")
    expect(modeOf(commit)).toBeUndefined()
  })

  it("keeps the owner's ticket in progress", () => {
    expect(changes(says(duty, "later 5", [taken()]))).toEqual([{ action: "later", by: "duty", text: "5" }])
  })
})

describe("pass", () => {
  it("hands to the next rung with the card, and lets the ladder go on from there", () => {
    const commit = says(duty, "T42 pass")
    expect(told(commit)).toEqual(["fom card.complaint", "duty staff.passed"])
    expect(changes(commit)).toEqual([{ status: "open", owner: null, action: "passed", by: "duty", text: "fom" }])
    expect(commit.jobs).toMatchObject([{ key: "ladder:tkt_42:passed-evt_9:2", dueAt: new Date("2026-03-02T10:15:00+08:00") }])
  })

  it.each(["gm", "GM", "general-manager", "Ms gm"])("hands to whoever is called %s", (who) => {
    expect(told(says(duty, `T42 pass ${who}`))).toEqual(["gm card.complaint", "duty staff.passed"])
  })

  it("hands to a department by its name in any language", () => {
    expect(told(says(duty, "T42 转 Housekeeping·简"))).toEqual(["hk card.complaint", "duty staff.passed"])
  })

  // A042: between two people the guest never falls back to the bot.
  it("keeps a guest in hand with people: what they write goes to the next one", () => {
    expect(modeOf(says(duty, "pass gm", [taken()]))).toEqual({ kind: "staff", ticket: "tkt_42", owner: "stf_gm" })
  })

  it("to nobody known changes nothing and lists who there is", () => {
    const commit = says(duty, "T42 pass Xavier")
    expect(textOf(commit, "staff.no-such-person")).toMatch(/text=Xavier .*list=duty \(Ms duty\)/s)
    expect(commit.ticketChanges).toEqual([])
  })

  it("on the last rung rings the last rung", () => {
    expect(told(says(gm, "T42 pass"))).toEqual(["gm card.complaint", "gm staff.passed"])
  })
})

it("a person speaking in a group owns the ticket themselves, and the group reads the answer", () => {
  const li = member("li", "staff", "housekeeping", { address: "line:li" })
  const facts = { ...staffFacts(hk, "@Houseline T42 take", [ticket()]), staff: li }
  const commit = takeStaffTurn({ facts, content, staff: [...staff, li], card, claim: null, ids: countingIds(), now: at("10:05") })
  expect(modeOf(commit)).toEqual({ kind: "staff", ticket: "tkt_42", owner: "stf_li" })
  expect(told(commit)).toEqual(["wang handoff.taken", "hk staff.taken"])
})

it("leaves to the other system what it answers itself", () => {
  const facts = staffFacts(duty, "T42 take", [ticket()])
  const standby = { ...facts, event: { ...facts.event, isStandby: true } }
  const commit = takeStaffTurn({ facts: standby, content, staff, card, claim: null, ids: countingIds(), now: at("10:05") })
  expect(commit).toMatchObject({ messages: [], ticketChanges: [], event: { id: "evt_9" } })
})
