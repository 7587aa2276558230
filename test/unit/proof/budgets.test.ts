import { describe, expect, it } from "vitest"
import { fitsReplyToken, keepsLastForPerson, type Past } from "../../../src/proof/budgets.ts"

type Turn = { by: "says" | "waits" | "staff"; said?: number; minutes?: number }

/** A conversation of these turns, the first one first. */
const talk = (...turns: Turn[]): { after: Past } => ({
  after: turns.reduce<Past>(
    (stand, { by, said = 1, minutes = 0 }) => ({
      from: { stand, move: { kind: by }, happened: { said: Array.from({ length: said }, () => "misc.fine"), minutes } },
    }),
    { from: null },
  ),
})

describe("a LINE reply", () => {
  const saying = (count: number) => fitsReplyToken({ happened: { said: Array.from({ length: count }, () => "misc.fine") } })

  it("carries five texts", () => {
    expect(saying(5)).toBeNull()
    expect(saying(6)).toBe("Here 6 texts answer one message, but a LINE reply carries 5: say less at once, or ask something in between.")
  })
})

describe("WeChat's five messages within 48 hours", () => {
  const says: Turn = { by: "says", said: 3 }
  const waits: Turn = { by: "waits", minutes: 10 }

  it("leave one to a person: our answer and three reminders are enough", () => {
    expect(keepsLastForPerson(talk(says, waits, waits, waits))).toBeNull()
    expect(keepsLastForPerson(talk(says, waits, waits, waits, waits))).toContain("By here 5 messages are sent within 48 hours")
  })

  it("may all be used once a colleague acts, and no more", () => {
    expect(keepsLastForPerson(talk(says, waits, waits, waits, { by: "staff" }))).toBeNull()
    expect(keepsLastForPerson(talk(says, waits, waits, waits, { by: "staff" }, { by: "staff" }))).toContain("By here 6 messages")
  })

  it("begin anew with each word of the guest, and count no silence of ours", () => {
    expect(keepsLastForPerson(talk(says, waits, waits, waits, says, waits, waits, waits))).toBeNull()
    expect(keepsLastForPerson(talk(says, waits, { by: "waits", said: 0 }, waits, waits))).toBeNull()
  })

  it("are over after 48 hours", () => {
    expect(keepsLastForPerson(talk(says, waits, waits, { by: "waits", minutes: 49 * 60 }, waits, waits))).toBeNull()
  })
})
