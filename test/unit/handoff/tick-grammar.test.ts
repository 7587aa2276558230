import { describe, expect, test } from "vitest"
import { itemNumbers, parseStaffCommand } from "../../../src/handoff/staff-grammar.ts"

describe("ticking items", () => {
  test.each([
    ["T12 ✓2", 12, [2]],
    ["T12✓2", 12, [2]],
    ["t12 ✔️ 1、3", 12, [1, 3]],
    ["✅2", null, [2]],
    ["Ｔ12 ✓１ ✓３", 12, [1, 3]],
  ])("%s", (text, code, items) => {
    expect(parseStaffCommand(text)).toEqual({ verb: "tick", code, items })
  })

  test("a check mark alone is done; with words it is chat", () => {
    expect(parseStaffCommand("T12 ✓")).toEqual({ verb: "done", code: 12, text: null })
    expect(parseStaffCommand("✓ thanks all")).toBeNull()
  })

  test("done keeps its words: whether they are numbers of items, its ticket decides", () => {
    expect(parseStaffCommand("T12 done 1 3")).toEqual({ verb: "done", code: 12, text: "1 3" })
    expect(itemNumbers("1 3")).toEqual([1, 3])
    expect(itemNumbers("1、2和3")).toEqual([1, 2, 3])
    expect(itemNumbers("brought 3 towels")).toBeNull()
    expect(itemNumbers("")).toBeNull()
  })
})
