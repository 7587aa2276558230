import { describe, expect, it } from "vitest"
import { findRoom } from "../../../src/understanding/find-room.ts"
import { normalise } from "../../../src/understanding/normalise.ts"
import { readRoom } from "../../../src/understanding/read-slot.ts"

describe("find-room", () => {
  const cases: [string, string | null][] = [
    ["1808号房空调坏了", "1808"],
    ["room1808 towels pls", "1808"],
    ["1808室", "1808"],
    ["我在1808", "1808"],
    ["我住1808要两条毛巾", "1808"],
    ["1808空调坏了", "1808"],
    ["送三条浴巾到1208", "1208"],
    ["一八零八房间", "1808"],
    ["幺二零八房", "1208"],
    ["1204号室の田中です", "1204"],
    ["部屋は1204です", "1204"],
    ["need towels in 1204", "1204"],
    ["1204, towels please", "1204"],
    ["Rm 305", "305"],
    ["villa B-101 please", "B-101"],
    ["B-101", "B-101"],
    ["隔壁1206很吵，我在1208", "1208"],
    // Numbers of other kinds.
    ["隔壁1206很吵", null],
    ["noise from 1206", null],
    ["call me at 13800138000", null],
    ["+81 90 1234 5678", null],
    ["2024年来过", null],
    ["8:30", null],
    ["花了1200元", null],
    ["航班1808", null],
    ["flight MU5101 at 8", null],
    ["12楼", null],
    ["2 towels", null],
  ]
  it.each(cases)("%s → %s", (text, room) => {
    expect(findRoom(normalise(text).folded)?.room ?? null).toBe(room)
  })

  it("takes bare digits when a room was asked for", () => {
    expect(readRoom("１２０８")).toBe("1208")
    expect(readRoom("b101")).toBe("B101")
    expect(readRoom("一二零八")).toBe("1208")
    expect(readRoom("えーと、1204です")).toBe("1204")
    expect(readRoom("no idea")).toBeNull()
    expect(readRoom("花了1200元")).toBeNull()
    expect(readRoom("海側の部屋です")).toBeNull()
  })

  it("leaves out the room it is not", () => {
    expect(readRoom("sorry it's 1206 not 1208")).toBe("1206")
    expect(readRoom("1206房，打错了不是1208")).toBe("1206")
    expect(readRoom("すみません、816号室でした")).toBe("816")
    expect(readRoom("Sorry, we're actually in 0613, my wife's room")).toBe("0613")
  })
})
