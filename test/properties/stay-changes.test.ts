import fc from "fast-check"
import { expect, test } from "vitest"
import { changeStay, type StayChange, type StayOverlay, type StayRecord } from "../../src/domain/stay-change.ts"

type Statement = Extract<StayChange, { stay: StayOverlay }>

const kind = fc.constantFrom("booked", "changed", "cancelled", "checked-in", "moved", "checked-out", "reinstated", "no-show")
/** All of a stay, as adapters tell it. */
const whole = fc.record({
  reservation: fc.constant("R1"),
  room: fc.constantFrom("1204", "1508", null),
  arrival: fc.constantFrom("2026-03-01", "2026-03-02"),
  departure: fc.constantFrom("2026-03-04", "2026-03-06"),
  status: fc.constantFrom("booked", "in-house", "departed", "cancelled", "no-show"),
  companions: fc.array(fc.constantFrom("李娜", "Ann"), { maxLength: 2 }),
  children: fc.constantFrom(0, 1, null),
  expectedAt: fc.constantFrom(null, new Date("2026-03-01T07:00:00Z")),
  spent: fc.constantFrom(null, 12.5),
})

const statementsOf = (drawn: { kind: Statement["kind"]; stay: StayOverlay }[]): Statement[] =>
  drawn.map((one, n) => ({ ...one, source: "mews", at: new Date(Date.UTC(2026, 2, 1, 0, n)) }))

const fold = (statements: Statement[]): StayRecord | null =>
  statements.reduce<StayRecord | null>((known, change) => changeStay(known, change).record, null)

const drawn = fc.array(fc.record({ kind, stay: whole }), { minLength: 1, maxLength: 8 }) as fc.Arbitrary<
  { kind: Statement["kind"]; stay: StayOverlay }[]
>

test("any order and any repetition of the same statements ends in the same stay", () => {
  fc.assert(
    fc.property(
      drawn.chain((list) => {
        const statements = statementsOf(list)
        const repeated = fc.shuffledSubarray([...statements, ...statements], { minLength: statements.length * 2 })
        return fc.tuple(fc.constant(statements), repeated)
      }),
      ([statements, shuffled]) => {
        expect(fold(shuffled)).toEqual(fold(statements))
      },
    ),
  )
})

test("the same statement twice changes nothing the second time, and one before it comes too late", () => {
  fc.assert(
    fc.property(drawn, (list) => {
      const statements = statementsOf(list)
      const [first, last] = [statements[0], statements.at(-1)]
      const known = fold(statements)
      if (!first || !last) return
      expect(changeStay(known, last).outcome).toBe("unchanged")
      if (first !== last) expect(changeStay(known, first)).toEqual({ outcome: "stale", record: known })
    }),
  )
})
