import { describe, expect, it } from "vitest"
import { readRooms } from "../../../src/cli/read-rooms.ts"

const rooms = (...words: string[]): string[] | string => {
  const read = readRooms(words)
  return read.ok ? read.rooms : read.problem
}

describe("rooms on the command line", () => {
  it("are numbers, ranges that keep their zeros, and lists, each room once", () => {
    expect(rooms("1204")).toEqual(["1204"])
    expect(rooms("0509-0511")).toEqual(["0509", "0510", "0511"])
    expect(rooms("98-99", "99,a12", " 7、8 ")).toEqual(["98", "99", "A12", "7", "8"])
    expect(rooms("１２０４")).toEqual(["1204"])
    expect(rooms("0001-2000")).toHaveLength(2000)
  })

  it.each([
    [[","], "No room was named"],
    [["../../etc"], '"../../etc" is no room'],
    [["123456789"], "at most 8"],
    [["A1-A9"], '"A1-A9" is no room'],
    [["0510-0501"], "runs backwards: write 0501-0510"],
    [["501-1510"], "differ in length"],
    [["00000000-99999999"], "names 100000000 rooms: a file carries at most 2000 pages"],
    [["0001-2000", "3000"], "more than 2000 rooms"],
  ])("says in one sentence what is wrong with %j", (words, message) => {
    expect(rooms(...words)).toContain(message)
  })
})
