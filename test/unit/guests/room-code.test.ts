import { describe, expect, it } from "vitest"
import { findRoomCode, groupRoomCode, makeRoomCode, readRoomCode } from "../../../src/guests/room-code.ts"

const NOW = new Date("2026-03-02T12:00:00+08:00")
const days = (count: number): Date => new Date(NOW.getTime() + count * 86_400_000)

describe("a room's code", () => {
  it("is found in what a guest sends, whatever stands around it and however it was typed", async () => {
    const code = await makeRoomCode("secret", "1204", NOW)
    expect(findRoomCode(`Room 1204 · ${code}`)).toBe(code)
    expect(findRoomCode(`房间代码：${code.toLowerCase()} 谢谢`)).toBe(code)
    expect(findRoomCode("HL-1204-SHORT")).toBeNull()
    expect(findRoomCode("two towels to 1204")).toBeNull()
  })

  it.each([" ", "-", "", "  ", "\n", " – "])("is found as somebody types it from the card, with %j between the groups", async (gap) => {
    const code = await makeRoomCode("secret", "1204", NOW)
    const [room = "", ...groups] = groupRoomCode(code)
    expect(groups.map((group) => group.length)).toEqual([3, 3, 3, 3, 3, 3, 3])
    expect(`${room}-${groups.join("")}`).toBe(code)
    expect(findRoomCode(`${room} ${groups.join(gap)}`)).toBe(code)
    expect(findRoomCode(`您好，${room.toLowerCase()} ${groups.join(gap).toLowerCase()}，谢谢`)).toBe(code)
  })

  it("is found with a letter typed for the digit it looks like", () => {
    expect(findRoomCode("HL-A12 oI2 L00 OOO 111 ABC XYZ 999")).toBe("HL-A12-012100000111ABCXYZ999")
  })

  it("takes no words behind a broken code for the rest of it, and none instead of one", () => {
    expect(findRoomCode("HL-1204 0NR C94 B40 CEX 4WQ S4P")).toBeNull()
    expect(findRoomCode("HL-1204 0NR C94 B40 CEX 4WQ S4P 2V")).toBeNull()
    expect(findRoomCode("HL-1204-0NRC94B40 thanks, I am here and ready")).toBeNull()
    expect(findRoomCode("HL-1204 0NRC9 4B40C EX4WQ S4P2 VS")).toBeNull()
  })

  it("names its room when it is ours, and each printed one is another", async () => {
    const [one, two] = [await makeRoomCode("secret", "a12", NOW), await makeRoomCode("secret", "a12", NOW)]
    expect(one).not.toBe(two)
    expect(await readRoomCode("secret", one, NOW)).toBe("A12")
    expect(await readRoomCode("secret", two, days(399))).toBe("A12")
  })

  it("is worth nothing when forged, altered, too old or printed tomorrow", async () => {
    const code = await makeRoomCode("secret", "1204", NOW)
    expect(await readRoomCode("another", code, NOW)).toBeNull()
    expect(await readRoomCode("secret", code.replace("1204", "1205"), NOW)).toBeNull()
    expect(await readRoomCode("secret", code.slice(0, -1) + (code.endsWith("0") ? "1" : "0"), NOW)).toBeNull()
    expect(await readRoomCode("secret", code, days(402))).toBeNull()
    expect(await readRoomCode("secret", await makeRoomCode("secret", "1204", days(3)), NOW)).toBeNull()
  })
})
