import { describe, expect, it } from "vitest"
import { mergeSends } from "../../../src/effects/merge-sends.ts"
import { card } from "../handoff/scene.ts"
import { at, bar, duty, gm, hk, textOf, ticket, told } from "../tickets/hotel.ts"
import { order, plan, send } from "./scene.ts"

describe("what the guest reads", () => {
  it("is rendered in the conversation's language and leaves on the event's own reply token", () => {
    const commit = plan({ effects: [send("repair.started-over")] })
    expect(commit.messages).toMatchObject([
      {
        dedupeKey: "evt_9:0",
        conversation: "cnv_wang",
        address: "line:wang",
        template: "repair.started-over",
        cause: "evt_9",
        replyToken: "token-9",
        replyTokenAt: at("10:00"),
      },
    ])
    expect(textOf(commit, "repair.started-over")).toMatch(/\p{Script=Han}/u)
    expect(commit.event).toEqual({ id: "evt_9", outcome: "answered" })
  })

  it("is in the new language after a change, and the conversation keeps it", () => {
    const commit = plan({ effects: [send("repair.started-over"), { kind: "set-language", language: "en" }, send("repair.language-set")] })
    expect(textOf(commit, "repair.language-set")).toMatch(/[a-z]{4}/)
    expect(textOf(commit, "repair.started-over")).not.toMatch(/[a-z]{4}/)
    expect(commit.conversations[0]?.language).toBe("en")
  })

  it("never exceeds five messages: the shortest share one, and what can be tapped stays at the end", () => {
    const options = [{ label: "A", send: "a" }]
    const texts = ["one", "two", "a rather longer text", "another longer text", "five", "six", "seven and last"]
    const sends = texts.map((text, n) => ({ template: `t.${n}`, text, options: n === 6 ? options : [] }))
    const merged = mergeSends(sends)
    expect(merged.map(({ template }) => template)).toEqual(["t.0+t.1", "t.2", "t.3", "t.4+t.5", "t.6"])
    expect(merged[0]?.text).toBe("one\n\ntwo")
    expect(merged.at(-1)?.options).toEqual(options)
    expect(mergeSends(sends.slice(0, 5))).toEqual(sends.slice(0, 5))
  })
})

describe("the conversation", () => {
  it("gets the new memory, guarded by the version that was read", () => {
    expect(plan({ effects: [] }).conversations).toEqual([
      { id: "cnv_wang", version: 7, language: "zh-Hans", mode: { kind: "bot", memory: expect.objectContaining({ questions: 1 }) } },
    ])
  })

  it("takes an opt-out, and calls off what was only meant for later", () => {
    const commit = plan({ effects: [{ kind: "set-consent", change: "opt-out" }] })
    expect(commit.conversations[0]?.isOptedOut).toBe(true)
    expect(commit.cancelJobs).toEqual(["timer:cnv_wang:*"])
    expect(plan({ effects: [{ kind: "set-consent", change: "opt-in" }] }).conversations[0]?.isOptedOut).toBe(false)
  })

  // S5: source and author with every fact; a stranger has no profile to keep one in.
  it("keeps a preference with its source, when there is a guest to keep it for", () => {
    const fact = { kind: "record-fact", fact: "pillow", value: "low", status: "confirmed" } as const
    expect(plan({ effects: [fact] }).facts).toMatchObject([
      { guest: "gst_wang", key: "pillow", value: "low", source: "guest", author: null },
    ])
    expect(plan({ effects: [fact], facts: { guest: null } }).facts).toEqual([])
  })
})

describe("a request", () => {
  it("opens a ticket with its clocks, tells the desk in this very commit and plans the ladder", () => {
    const commit = plan({ effects: [order(), send("repair.started-over")] })
    expect(commit.tickets).toMatchObject([
      {
        ...{ id: "tkt_42", number: 42, kind: "request", department: "housekeeping", room: "1204", guest: "gst_wang", owner: null },
        ...{ openedAt: at("10:00"), acknowledgeBy: at("10:05"), completeBy: at("10:15") },
        event: { by: "guest", text: "要两条浴巾" },
      },
    ])
    expect(told(commit)).toEqual(["wang repair.started-over", "hk ticket.new"])
    expect(commit.messages[1]).toMatchObject({ dedupeKey: "ladder:tkt_42:0:stf_hk", replyToken: null, address: "line-group:hk" })
    expect(commit.jobs).toMatchObject([
      { key: "ladder:tkt_42:1", payload: { name: "ladder", ticket: "tkt_42", rung: 1 }, dueAt: at("10:15") },
      { key: "ladder:tkt_42:2", dueAt: at("10:25") },
    ])
  })

  it("is shown to the desk in its language, with what is wanted and how far the room is known", () => {
    const desk = { ...hk, language: "ja" } as const
    const text = textOf(plan({ effects: [order({ roomEvidence: "claimed" })], staff: [desk] }), "ticket.new")
    expect(text).toContain("T42")
    expect(text).toContain("バスタオル × 2")
    expect(text).toContain("10:15")
    expect(text).toContain("未確認")
    expect(text).not.toContain("gold")
  })

  it("that is a story shows the story: a lost item cannot be looked for without it", () => {
    const lost = order({ intent: "lost-item", details: { words: "黑色雨伞，落在大堂" } })
    expect(textOf(plan({ effects: [lost] }), "ticket.new")).toContain("黑色雨伞，落在大堂")
  })

  // S23: several wishes, several tickets, one commit.
  it("among several has its own number and people", () => {
    const taxi = order({ id: "tkt_43", intent: "transport", department: "concierge", service: "transport", details: {} })
    const commit = plan({ effects: [order(), taxi] })
    expect(commit.tickets.map(({ number }) => number)).toEqual([42, 43])
    expect(told(commit)).toEqual(["hk ticket.new", "front ticket.new"])
  })

  it("without a number is our own mistake", () => {
    expect(() => plan({ effects: [order()], numbers: [] })).toThrow("each opened ticket has a number")
  })
})

describe("a complaint", () => {
  const complaint = order({
    ticketKind: "complaint",
    intent: "complaint",
    department: "duty-manager",
    details: { category: "temperature" },
  })

  // A001, A035: a named person is told in the same commit that records it.
  it("puts the guest's card before the duty manager at once", () => {
    const commit = plan({ effects: [complaint], card })
    expect(told(commit)).toEqual(["duty card.complaint"])
    const text = textOf(commit, "card.complaint")
    for (const shown of ["T42", "1204", "王伟", "gold", "feather-free pillow", "要两条浴巾", "空调坏了两次"]) expect(text).toContain(shown)
    expect(commit.audits).toMatchObject([{ actor: "stf_duty", action: "card.sent", subject: "tkt_42" }])
    expect(commit.jobs.map(({ key, dueAt }) => [key, dueAt])).toEqual([
      ["ladder:tkt_42:1", at("10:10")],
      ["ladder:tkt_42:2", at("10:20")],
      ["ladder:tkt_42:3", at("10:30")],
    ])
  })

  it("shows a thinner card when none was loaded", () => {
    expect(textOf(plan({ effects: [complaint] }), "card.complaint")).toContain("王伟")
  })

  it("goes to whoever is there when nobody holds the first rung", () => {
    expect(told(plan({ effects: [complaint], staff: [gm, bar] }))).toEqual(["gm card.complaint"])
    expect(told(plan({ effects: [complaint], staff: [bar] }))).toEqual(["bar card.complaint"])
  })

  it("gives the guest the telephone when there is nobody to tell at all", () => {
    const commit = plan({ effects: [complaint], staff: [{ ...duty, address: null, conversation: null }] })
    expect(told(commit)).toEqual(["wang handoff.nobody"])
    expect(textOf(commit, "handoff.nobody")).toContain("+8653200000000")
  })

  it("that is an emergency rings all first rungs", () => {
    const alarm = order({ ticketKind: "emergency", intent: "emergency", urgency: "critical" })
    expect(told(plan({ effects: [alarm] }))).toEqual(["duty card.emergency", "gm card.emergency"])
  })
})

describe("an open ticket", () => {
  const chase = (urgent: boolean) => ({ kind: "add-to-ticket", ticket: "tkt_42", text: "还没到", action: "chased", urgent }) as const
  const own = ticket({ kind: "request", department: "housekeeping", urgency: "normal" })

  it("chased is more urgent, and rings the desk and the duty manager", () => {
    const commit = plan({ effects: [chase(true)], facts: { tickets: [own] }, time: "10:05" })
    expect(commit.ticketChanges).toEqual([
      { ticket: "tkt_42", set: { urgency: "high" }, event: { action: "chased", by: "guest", text: "还没到" } },
    ])
    expect(told(commit)).toEqual(["hk ticket.chased", "duty ticket.chased"])
  })

  it("that somebody has taken is theirs to hear of", () => {
    const taken = { ...own, owner: gm.id, status: "in-progress" } as const
    expect(told(plan({ effects: [{ ...chase(false), action: "added" }], facts: { tickets: [taken] } }))).toEqual(["gm ticket.added"])
  })

  it("never becomes less urgent", () => {
    const commit = plan({ effects: [chase(true)], facts: { tickets: [{ ...own, urgency: "critical" }] } })
    expect(commit.ticketChanges[0]?.set).toEqual({})
  })

  it("opened in the same turn takes the words in", () => {
    const commit = plan({ effects: [order(), chase(true)] })
    expect(commit.tickets[0]?.event.text).toBe("要两条浴巾\n还没到")
    expect(commit.ticketChanges).toEqual([])
  })

  it("cancelled stops its ladder, and its people hear it", () => {
    const commit = plan({ effects: [{ kind: "settle-ticket", ticket: "tkt_42", action: "cancelled" }], facts: { tickets: [own] } })
    expect(commit.ticketChanges).toMatchObject([{ set: { status: "cancelled" }, event: { action: "cancelled" } }])
    expect(commit.cancelJobs).toEqual(["ladder:tkt_42:*"])
    expect(commit.promiseChanges).toEqual([{ ticket: "tkt_42", status: "kept" }])
    expect(told(commit)).toEqual(["hk ticket.cancelled"])
  })

  // A012: closed only with the guest's word; A011: "not fixed" opens it again and rings at once.
  it("confirmed is closed; reopened belongs to nobody and its ladder starts at once, also when it was done long ago", () => {
    const confirmed = plan({ effects: [{ kind: "settle-ticket", ticket: "tkt_42", action: "confirmed" }], facts: { tickets: [own] } })
    expect(confirmed.ticketChanges).toMatchObject([{ set: { status: "confirmed" } }])
    expect(confirmed.messages).toEqual([])
    const reopened = plan({ effects: [{ kind: "settle-ticket", ticket: "tkt_42", action: "reopened" }] })
    expect(reopened.ticketChanges).toMatchObject([{ set: { status: "open", owner: null } }])
    expect(reopened.jobs).toMatchObject([{ key: "ladder:tkt_42:reopened-evt_9:0", dueAt: at("10:00") }])
    expect(reopened.promiseChanges).toEqual([])
  })
})

describe("time", () => {
  // A091, A351, S26: every time told to a guest is in the ledger with an owner.
  it("told to a guest is a promise with an owner and an alarm", () => {
    const commit = plan({ effects: [order(), { kind: "promise", ticket: "tkt_42", minutes: 15 }] })
    expect(commit.promises).toMatchObject([{ ticket: "tkt_42", conversation: "cnv_wang", owner: "housekeeping", dueAt: at("10:15") }])
    expect(commit.jobs.at(-1)).toMatchObject({
      key: `promise:${commit.promises[0]?.id}`,
      payload: { name: "promise", ticket: "tkt_42" },
      dueAt: at("10:15"),
    })
  })

  it("set for later carries the conversation in its key", () => {
    const commit = plan({
      effects: [
        { kind: "schedule", key: "silence:3", afterMs: 600_000, timer: "silence", question: "3" },
        ...[
          {
            kind: "schedule",
            key: "follow-up:tkt_1",
            afterMs: 60_000,
            timer: "follow-up",
            ticket: "tkt_1",
            ask: "a.b",
            flow: "f",
          } as const,
        ],
      ],
    })
    const common = { name: "timer", conversation: "cnv_wang", address: "line:wang" }
    expect(commit.jobs).toMatchObject([
      { key: "timer:cnv_wang:silence:3:evt_9", payload: { ...common, timer: { kind: "silence", question: "3" } }, dueAt: at("10:10") },
      {
        key: "timer:cnv_wang:follow-up:tkt_1",
        payload: { ...common, timer: { kind: "follow-up", ticket: "tkt_1", ask: "a.b", flow: "f" } },
      },
    ])
  })

  it("called off takes what was set earlier in the turn with it, not what is set afterwards", () => {
    const silence = (n: number) => ({ kind: "schedule", key: `silence:${n}`, afterMs: 1, timer: "silence", question: String(n) }) as const
    const commit = plan({ effects: [silence(1), { kind: "cancel-timers", prefix: "silence" }, silence(2)] })
    expect(commit.cancelJobs).toEqual(["timer:cnv_wang:silence*"])
    expect(commit.jobs.map(({ key }) => key)).toEqual(["timer:cnv_wang:silence:2:evt_9"])
  })
})

describe("while a person has the guest in hand", () => {
  it("an emergency is relayed and raises its own alarm, and the person keeps the guest", () => {
    const mode = { kind: "staff", ticket: "tkt_7", owner: gm.id } as const
    const alarm = order({ ticketKind: "emergency", intent: "emergency", urgency: "critical" })
    const held = ticket({ id: "tkt_7", number: 7, owner: gm.id, status: "in-progress" })
    const commit = plan({ effects: [alarm, send("repair.started-over")], mode, facts: { owner: gm, tickets: [held] } })
    expect(told(commit)).toEqual(["wang repair.started-over", "gm staff.relay", "duty card.emergency", "gm card.emergency"])
    expect(commit.conversations).toEqual([{ id: "cnv_wang", version: 7, language: "zh-Hans" }])
  })
})

it("decides the same event the same way twice, so that writing it again is harmless", () => {
  const twice = [1, 2].map(() =>
    plan({ effects: [order(), send("repair.started-over"), { kind: "promise", ticket: "tkt_42", minutes: 15 }] }),
  )
  expect(twice[0]).toEqual(twice[1])
  const keys = twice[0]?.messages.map(({ dedupeKey }) => dedupeKey) ?? []
  expect(new Set(keys).size).toBe(keys.length)
})
