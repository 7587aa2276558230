import { describe, expect, it } from "vitest"
import { duty, gm, hk, textOf, ticket, told } from "../tickets/hotel.ts"
import { modeOf, says } from "./scene.ts"

const mine = () => ticket({ status: "in-progress", owner: duty.id, ownerName: duty.name, guestConversation: { heldBy: "tkt_42" } })

describe("say", () => {
  it("sends a person's own words to the guest, pushed, and keeps them on the ticket", () => {
    const commit = says(duty, "T42 回复 王先生，工程师五分钟后到。", [mine()])
    expect(told(commit)).toEqual(["wang (own words)", "duty staff.said"])
    expect(commit.messages[0]).toMatchObject({
      template: null,
      replyToken: null,
      content: { kind: "text", text: "王先生，工程师五分钟后到。", options: [] },
    })
    expect(commit.ticketChanges).toMatchObject([{ event: { action: "said", text: "王先生，工程师五分钟后到。" } }])
    expect(commit.conversations).toContainEqual({ id: "cnv_wang", version: 7 })
    expect(commit.promiseChanges).toEqual([{ ticket: "tkt_42", status: "kept" }])
  })

  // A032, A312: replies are checked for tone before they leave.
  it("is refused with what to write instead when its tone is wrong, and nothing is sent", () => {
    const commit = says(duty, "T42 say Please calm down.", [mine()])
    expect(told(commit)).toEqual(["duty staff.tone-refused"])
    expect(textOf(commit, "staff.tone-refused")).toMatch(/reason=.+ better=.+/s)
    expect(commit).toMatchObject({ ticketChanges: [], promiseChanges: [] })
  })

  it("with an exclamation mark is sent all the same, on record", () => {
    const commit = says(duty, "T42 say! Please calm down.", [mine()])
    expect(told(commit)).toEqual(["wang (own words)", "duty staff.said"])
    expect(commit.audits).toMatchObject([{ action: "ticket.say-override", actor: "stf_duty" }])
  })

  it("to a ticket nobody has takes it first, so that the bot cannot answer as well", () => {
    const commit = says(duty, "T42 say We are on our way.")
    expect(modeOf(commit)).toEqual({ kind: "staff", ticket: "tkt_42", owner: "stf_duty" })
    expect(told(commit)).toEqual(["wang handoff.taken", "wang (own words)", "duty staff.said"])
    expect(commit.ticketChanges.map(({ event }) => event.action)).toEqual(["taken", "said"])
    expect(new Set(commit.messages.map(({ dedupeKey }) => dedupeKey)).size).toBe(3)
  })

  it("is left to whoever has the guest in hand", () => {
    expect(told(says(gm, "T42 say Good evening.", [mine()]))).toEqual(["gm staff.not-yours"])
  })

  it("is answered honestly when the guest opted out or blocked us", () => {
    const away = ticket({ guestConversation: { isReachable: false } })
    expect(told(says(duty, "T42 say Good evening.", [away]))).toEqual(["duty staff.cannot-reach"])
  })

  it("without words asks for them", () => {
    expect(told(says(duty, "T42 say "))).toEqual(["duty staff.say-what"])
  })

  it("in a group needs the code, unless the ticket is the speaker's", () => {
    const own = ticket({ kind: "request", department: "housekeeping" })
    expect(told(says(hk, "say on the way", [own]))).toEqual([])
    expect(told(says(hk, "T42 say On the way.", [own]))).toContain("wang (own words)")
    expect(told(says(hk, "say On the way.", [{ ...own, owner: hk.id }]))).toContain("wang (own words)")
  })
})

describe("note", () => {
  // A071: an internal note is another thing than words for a guest, and never becomes them.
  it("is kept on guest and ticket, and no part of it goes to the guest", () => {
    const commit = says(duty, "T42 note seemed upset about the noise", [mine()])
    expect(commit.facts).toMatchObject([
      { guest: "gst_wang", key: "note", value: "seemed upset about the noise", source: "staff", author: "duty" },
    ])
    expect(commit.ticketChanges).toMatchObject([{ set: {}, event: { action: "noted", by: "duty", text: "seemed upset about the noise" } }])
    expect(commit.messages.map(({ conversation }) => conversation)).toEqual(["cnv_duty"])
  })

  it("on a guest we do not know stays with the ticket", () => {
    const commit = says(duty, "T42 备注 左撇子", [ticket({ guest: null })])
    expect(commit.facts).toEqual([])
    expect(commit.ticketChanges).toHaveLength(1)
  })
})

describe("done", () => {
  // A007, A012, A043: the guest hears the result and is asked whether it holds.
  it("tells the guest, gives the bot back and asks whether it is fixed", () => {
    const commit = says(duty, "T42 done", [mine()])
    expect(told(commit)).toEqual(["wang handoff.done", "wang handoff.is-it-fixed", "duty staff.done"])
    expect(modeOf(commit)).toMatchObject({ kind: "bot", memory: { offered: [{ label: "fixed?", intent: "tkt_42" }] } })
    expect(commit.ticketChanges).toEqual([{ ticket: "tkt_42", set: { status: "done" }, event: { action: "done", by: "duty", text: null } }])
    expect(commit.cancelJobs).toEqual(["ladder:tkt_42:*", "timer:cnv_wang:*"])
  })

  it("offers yes and no to tap", () => {
    const question = says(duty, "T42 done", [mine()]).messages[1]?.content
    const options = question?.kind === "text" ? question.options : []
    expect(options.map(({ label }) => label.split(" ")[0])).toEqual(["repair.yes/zh-Hans", "repair.no/zh-Hans"])
    expect(options.every(({ label, send }) => label === send)).toBe(true)
  })

  it("adds the colleague's words, after the same tone check", () => {
    const commit = says(duty, "T42 完成 换了新空调", [mine()])
    expect(textOf(commit, "handoff.done")).toMatch(/^handoff\.done.*\n换了新空调$/s)
    const refused = says(duty, "T42 done Please calm down.", [mine()])
    expect(told(refused)).toEqual(["duty staff.tone-refused"])
    expect(refused.ticketChanges).toEqual([])
  })

  // A091, S26: the ledger says kept or broken.
  it("keeps the promise in time and breaks it when late", () => {
    expect(says(duty, "T42 done", [mine()], "10:09").promiseChanges).toEqual([{ ticket: "tkt_42", status: "kept" }])
    expect(says(duty, "T42 done", [mine()], "10:11").promiseChanges).toEqual([{ ticket: "tkt_42", status: "broken" }])
  })

  it("of a request nobody took names who did it, and asks the guest as well", () => {
    const commit = says(hk, "done", [ticket({ kind: "request", department: "housekeeping" })])
    expect(commit.ticketChanges).toMatchObject([{ set: { status: "done", owner: "stf_hk" } }])
    expect(told(commit)).toEqual(["wang handoff.done", "wang handoff.is-it-fixed", "hk staff.done"])
  })

  it("does not talk over a question the bot has put", () => {
    const commit = says(hk, "T42 done", [ticket({ guestConversation: { isAsking: true } })])
    expect(told(commit)).toEqual(["wang handoff.done", "hk staff.done"])
    expect(modeOf(commit)).toBeUndefined()
    expect(commit.cancelJobs).toEqual(["ladder:tkt_42:*"])
  })

  it("does not take a guest away from the colleague who has them by another ticket", () => {
    const commit = says(hk, "T42 done", [ticket({ guestConversation: { heldBy: "tkt_7" } })])
    expect(modeOf(commit)).toBeUndefined()
    expect(told(commit)).toEqual(["wang handoff.done", "hk staff.done"])
  })

  it("does not claim that an unreachable guest was told", () => {
    expect(told(says(duty, "T42 done", [ticket({ guestConversation: { isReachable: false } })]))).toEqual(["duty staff.done-untold"])
  })
})
