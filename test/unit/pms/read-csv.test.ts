import { describe, expect, test } from "vitest"
import { detectEncoding } from "../../../src/pms/detect-encoding.ts"
import { type CsvLine, readCsv } from "../../../src/pms/read-csv.ts"
import { readDay } from "../../../src/pms/read-day.ts"

const ZONE = "Asia/Shanghai"

/** In pieces of an odd length, so that letters are cut in two. */
async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
}

async function read(file: string | Uint8Array) {
  const bytes = typeof file === "string" ? Buffer.from(file) : file
  const detected = await detectEncoding(piecesOf(bytes))
  const lines: CsvLine[] = []
  for await (const line of readCsv(piecesOf(bytes), detected, ZONE)) lines.push(line)
  return { ...detected, read: lines }
}

const staysIn = async (file: string | Uint8Array) => (await read(file)).read.map((line) => ("stay" in line ? line.stay : line.problems))
const problemsIn = async (file: string) =>
  (await read(file)).read.flatMap((line) => ("problems" in line ? [[line.line, ...line.problems]] : []))

const HEADER = "reservation,name,arrival,departure"

/** As Windows writes them in China and Japan. The last two have an English header. */
const GBK = "tqm1pbrFLNDVw/ssyta7+iy3v7rFLMjr16EswOu16izXtMysDQpSMSzN9c6wLDEzODAwMTM4MDAwLDEyMDQsMjAyNsTqM9TCMcjVLDIwMjYvMy80LNTa16ENCg=="
const SHIFT_JIS =
  "l1yW8ZTUjYYsjoGWvCyTZJhiLJWUia6U1I2GLJOekoWT+iyPb5Stk/osj/OR1A0KUjIsjYKLtCCMYiwwOTAtMTIzNC01Njc4LDA5MDcsMjAyNi8zLzEsMjAyNi8wMy8wNCyR2I3dkoYNCg=="
const GBK_BELOW_ENGLISH =
  "cmVzZXJ2YXRpb24sbmFtZSxyb29tLGFycml2YWwsZGVwYXJ0dXJlDQpSMSzN9c6wLDEyMDQsMjAyNi0wMy0wMSwyMDI2LTAzLTA0DQpSMizVxbn6yNksMTIwNSwyMDI2LTAzLTAxLDIwMjYtMDMtMDQNCg=="
const SHIFT_JIS_BELOW_ENGLISH =
  "cmVzZXJ2YXRpb24sbmFtZSxyb29tLGFycml2YWwsZGVwYXJ0dXJlDQpSMSyOUpNjIILNgsiCsSwxMjA0LDIwMjYtMDMtMDEsMjAyNi0wMy0wNA0KUjIsjYKLtCCMYiwxMjA1LDIwMjYtMDMtMDEsMjAyNi0wMy0wNA0K"

describe("a file of stays", () => {
  test("is read under Chinese, Japanese and English column names, in any order", async () => {
    const chinese = "订单号,姓名,手机,房号,入住,离店,状态,同住人\nR1,王伟,13800138000,1204,2026年3月1日,2026/3/4,在住,李娜、王小明\n"
    expect(await staysIn(chinese)).toMatchObject([
      {
        ...{ reservation: "R1", room: "1204", arrival: "2026-03-01", departure: "2026-03-04", status: "in-house" },
        ...{ guest: { name: "王伟", phone: "13800138000" }, companions: ["李娜", "王小明"] },
      },
    ])
    const japanese = "氏名,予約番号,電話,部屋番号,到着日,出発日,状態\n佐藤 健一,R2,090-1234-5678,0907,2026/3/1,2026/03/04,予約\n"
    expect(await staysIn(japanese)).toMatchObject([{ reservation: "R2", room: "0907", status: "booked", guest: { name: "佐藤 健一" } }])
    const english =
      'Confirmation No.;First Name;Last Name;Check-in;Check-out;Status;VIP;Children;Total;ETA;Language;Title\nR3;James;Carter;01.03.2026;04.03.2026;Checked in;A;2;"1,234.50";15:30;English;Mr.\n'
    expect(await staysIn(english)).toMatchObject([
      {
        ...{ reservation: "R3", arrival: "2026-03-01", departure: "2026-03-04", status: "in-house", children: 2, spent: 1_234.5 },
        guest: { name: "James Carter", givenName: "James", familyName: "Carter", vip: "A", language: "en", title: "mr" },
        expectedAt: new Date("2026-03-01T15:30:00+08:00"),
      },
    ])
  })

  test("may be written in GBK, Shift-JIS, UTF-8 or UTF-16, with or without a mark", async () => {
    const gbk = await read(Buffer.from(GBK, "base64"))
    expect(gbk).toMatchObject({ encoding: "gbk", read: [{ line: 2, stay: { guest: { name: "王伟" }, status: "in-house" } }] })
    const japanese = await read(Buffer.from(SHIFT_JIS, "base64"))
    expect(japanese).toMatchObject({ encoding: "shift_jis", read: [{ stay: { guest: { name: "高橋 恵" }, room: "0907" } }] })
    const text = `\ufeff${HEADER}\nR1,王伟,2026-03-01,2026-03-04\n`
    expect(await read(text)).toMatchObject({ encoding: "utf-8", read: [{ stay: { reservation: "R1" } }] })
    const wide = await read(Buffer.from(text.replaceAll(",", "\t"), "utf16le"))
    expect(wide).toMatchObject({ encoding: "utf-16le", delimiter: "\t", read: [{ stay: { guest: { name: "王伟" } } }] })
  })

  test("with an English header is told apart by what stands below", async () => {
    expect(await read(Buffer.from(GBK_BELOW_ENGLISH, "base64"))).toMatchObject({
      encoding: "gbk",
      read: [{ stay: { guest: { name: "王伟" } } }, {}],
    })
    const japanese = await read(Buffer.from(SHIFT_JIS_BELOW_ENGLISH, "base64"))
    expect(japanese).toMatchObject({ encoding: "shift_jis", read: [{ stay: { guest: { name: "山田 はなこ" } } }, {}] })
  })

  test("says what is wrong with which line, and reads the others", async () => {
    const file = [
      `${HEADER},status,email,room`,
      "R1,王伟,2026-03-01,2026-03-04,booked,,",
      ",李娜,2026-03-01,2026-03-04,booked,,",
      "R3,,2026-02-30,soon,booked,,",
      "",
      '"R4","Carter, James",2026-03-04,2026-03-01,booked,,',
      "R5,佐藤,2026-03-01,2026-03-04,perhaps,not-an-address,",
      "R6,田中,03/04/2026,2026-03-04,,,0611",
      "R7,林,2026-03-01,2026-03-04,,,",
    ].join("\n")
    expect(await problemsIn(file)).toEqual([
      [3, "There is no reservation number."],
      [
        4,
        'The arrival "2026-02-30" is no day we can read: write it like 2026-03-01.',
        'The departure "soon" is no day we can read: write it like 2026-03-01.',
        "There is no name.",
      ],
      [6, "The departure 2026-03-01 is before the arrival 2026-03-04."],
      [
        7,
        'The e-mail "not-an-address" is none.',
        'The status "perhaps" is none we know: write booked, in-house, departed, cancelled or no-show.',
      ],
      [8, 'The arrival "03/04/2026" is no day we can read: write it like 2026-03-01.'],
    ])
    const stays = (await read(file)).read.filter((line) => "stay" in line)
    expect(stays).toMatchObject([{ line: 2 }, { line: 9, stay: { status: undefined, room: null } }])
  })

  test("without the columns every stay needs, empty, or with a quotation mark that is never closed", async () => {
    expect(await problemsIn("name,room\n王伟,1204\n")).toEqual([
      [
        ...[1, "There is no column for the reservation: name one reservation, 订单号 or 予約番号."],
        "There is no column for the arrival: name one arrival, 入住 or 到着日.",
        "There is no column for the departure: name one departure, 离店 or 出発日.",
      ],
    ])
    expect(await problemsIn("")).toEqual([[1, "The file is empty."]])
    const endless = `${HEADER}\nR1,王伟,2026-03-01,2026-03-04\nR2,"${"x".repeat(100_000)}`
    expect(await problemsIn(endless)).toEqual([[3, expect.stringContaining("From here on the file cannot be read")]])
  })

  test("days are read as exports write them", () => {
    for (const text of [
      "2026-03-01",
      "2026/3/1",
      "2026.03.01",
      "2026年3月1日",
      "2026 年 3 月 1 日",
      "20260301",
      "01.03.2026",
      "1.3.2026",
      "２０２６/０３/０１",
      "2026/3/1 14:00",
      "2026-03-01T14:00:00+08:00",
    ]) {
      expect(readDay(text), text).toBe("2026-03-01")
    }
    for (const text of ["", "2026-02-29", "03/01/2026", "3月1日", "2026-3", "tomorrow", "2026-13-01"])
      expect(readDay(text), text).toBeNull()
  })
})
