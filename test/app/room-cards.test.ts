import { execFile } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { drawRoomPages } from "../../src/cli/draw-room-pages.ts"
import { planRoomPage } from "../../src/cli/plan-room-pages.ts"
import { makeRoomCode } from "../../src/guests/room-code.ts"
import { ROOM_CODE_SECRET } from "../../src/inbox/look-up.ts"
import { openTestHouse } from "../support/house.ts"
import { lineId } from "../support/line-events.ts"
import { readPrintedQr } from "../support/read-qr.ts"

const pagesIn = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "room-cards-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

// A043: whoever can read the card stands in the room.
test("what a camera reads from a card, and what a guest types from it, each ties one guest", async () => {
  const house = await openTestHouse("embedded", new Date("2026-03-02T15:00:00+08:00"))
  try {
    const stay = { guest: { name: "James Carter", language: "en", title: "mr" }, room: "1204", status: "in-house" }
    const request = new Request("http://hotel.example/api/v1/stays/R-1", {
      method: "PUT",
      headers: { authorization: "Bearer test-api-token", "content-type": "application/json" },
      body: JSON.stringify({ ...stay, arrival: "2026-03-01", departure: "2026-03-04" }),
    })
    expect((await house.app.fetch(request)).status).toBe(200)
    const { property, templates } = house.content
    const content = { property: { ...property, contact: property.contact ?? {} }, templates, canPrint: () => true }
    const secret = await house.store.getSecret(ROOM_CODE_SECRET)
    const printCard = async () => planRoomPage("1204", await makeRoomCode(secret, "1204", house.now()), content)
    const says = async (who: string, text: string) => {
      await house.post(house.line.signedRequest([house.line.textEvent(lineId("U", who), text)]))
      await house.app.settle()
      return house.line.textsTo(lineId("U", who)).join("\n")
    }

    const scanned = readPrintedQr((await printCard()).codes.find(({ name }) => name === "LINE")?.carries ?? "") ?? ""
    const written = decodeURIComponent(scanned.split("/?")[1] ?? "")
    expect(await says("first", written)).toContain("Mr Carter, you are now connected with room 1204")
    const typed = (await printCard()).byHand?.groups.join(" ").toLowerCase() ?? ""
    expect(await says("second", typed)).toContain("You are now connected with room 1204")
    expect(await says("third", written)).toContain("用过或过期")
  } finally {
    await house.close()
  }
})

test("a file has one page for each code, however long the hotel's name", async () => {
  const words = [{ language: "en" as const, text: "The Grand Old Harbour View Hotel and Convention Centre" }]
  const page = {
    room: "1204",
    code: "HL-1204-0DCK3Q9ZT7MABCDEFGHJK",
    title: words[0] ?? null,
    invitation: words,
    codes: [{ name: "SMS", carries: "SMSTO:+12025550123:HL" }],
    byHand: { how: words, groups: ["HL-1204", "0DC"] },
  }
  expect(pagesIn(await drawRoomPages([page, page, page], new Map(), () => {}))).toBe(3)
  const wordy = { ...page, invitation: Array.from({ length: 40 }, () => words[0]).filter((line) => line !== undefined) }
  await expect(drawRoomPages([wordy], new Map(), () => {})).rejects.toThrow("do not fit on an A6 card")
})

describe("houseline rooms qr", () => {
  type Ran = { code: number; out: string; said: string }

  const run = (words: string[], more: Record<string, string> = {}) =>
    new Promise<Ran>((resolve) => {
      const env = { ...process.env, DATA_DIR: join(folder, "data"), DATABASE_URL: "", ...more }
      const child = execFile(process.execPath, ["--import", "tsx", "src/cli.ts", "rooms", "qr", ...words], { env }, (_, out, said) =>
        resolve({ code: child.exitCode ?? -1, out, said }),
      )
    })

  test("writes the file, says where and how many pages, and does not write over one", async () => {
    const out = join(folder, "cards.pdf")
    expect(await run(["1204", "0501-0502", "--copies", "2", "--out", out])).toMatchObject({ code: 0, out: `${out}\t6\n` })
    expect(pagesIn(readFileSync(out))).toBe(6)
    expect(statSync(out).mode & 0o077).toBe(0)
    const again = await run(["1204", "--out", out])
    expect(again).toMatchObject({ code: 1, out: "" })
    expect(again.said).toContain("exists already")
    expect(pagesIn(readFileSync(out))).toBe(6)
    expect(await run(["1204", "--out", out, "--force"])).toMatchObject({ code: 0, out: `${out}\t1\n` })
    expect(pagesIn(readFileSync(out))).toBe(1)
  }, 120_000)

  test.each([
    [["1204"], 2, "--out"],
    [["1204", "--copies", "0", "--out", "x.pdf"], 2, "--copies is a whole number from 1."],
    [["0001-1500", "--copies", "2", "--out", "x.pdf"], 2, "These are 3000 cards: a file carries at most 2000 pages"],
    [["1204", "--font", "package.json", "--out", "x.pdf"], 1, "package.json cannot be read as a font"],
  ])("%j is refused with one sentence", async (words, code, sentence) => {
    const ran = await run(words)
    expect(ran).toMatchObject({ code, out: "" })
    expect(ran.said).toContain(sentence)
    expect(existsSync("x.pdf")).toBe(false)
  })

  test("a hotel that told no channel is asked for one", async () => {
    const property = join(folder, "property.yaml")
    writeFileSync(property, readFileSync("flows/property.yaml", "utf8").replace(/^contact: .*$/m, ""))
    const ran = await run(["1204", "--out", join(folder, "x.pdf")], { PROPERTY_FILE: property })
    expect(ran).toMatchObject({ code: 1, out: "" })
    expect(ran.said).toMatch(/^The property file has no contact.*\n$/)
  })
})
