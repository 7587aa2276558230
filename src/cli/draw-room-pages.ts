import { buffer } from "node:stream/consumers"
import PDFDocument from "pdfkit"
import type { Language } from "../domain/language.ts"
import { SetupProblem } from "../lib/errors.ts"
import { isLatin, type Typefaces } from "./find-typefaces.ts"
import type { PageCode, RoomPage } from "./plan-room-pages.ts"
import { qrRuns } from "./qr-runs.ts"

/** A6 upright, in points. */
const PAGE = { width: 297.64, height: 419.53 }
const MARGIN = 22
const WIDTH = PAGE.width - 2 * MARGIN
/** White modules around a code, without which cameras do not find it. */
const QUIET_MODULES = 4
const QR_MAX = 112
/** Without a height, words beyond the page would begin another one. */
const CENTRED = { align: "center", height: Number.POSITIVE_INFINITY } as const
const LATIN = "Helvetica"
const LATIN_BOLD = "Helvetica-Bold"
const TYPED = "Courier-Bold"

type Doc = PDFKit.PDFDocument

/**
 * Draws a PDF with one A6 sheet for each page. `onPage` hears how many are done.
 * @throws SetupProblem when the hotel's words leave no room for the codes
 */
export async function drawRoomPages(pages: RoomPage[], typefaces: Typefaces, onPage: (done: number) => void): Promise<Buffer> {
  const doc = new PDFDocument({ size: [PAGE.width, PAGE.height], margin: 0, autoFirstPage: false, info: { Title: "Room cards" } })
  for (const [language, { data, face }] of typefaces) doc.registerFont(language, data, face)
  const written = buffer(doc)
  for (const [at, page] of pages.entries()) {
    doc.addPage()
    if (drawPage(doc, page) > PAGE.height - MARGIN / 2) {
      throw new SetupProblem("The words of templates/room-card.yaml do not fit on an A6 card: shorten them.")
    }
    onPage(at + 1)
    // Lets what is done so far flow off, and the bar be seen.
    if (at % 50 === 49) await new Promise(setImmediate)
  }
  doc.end()
  return written
}

/** From top to bottom: the house, the room, the invitation, the codes to scan, the code to type. Returns where it ends. */
function drawPage(doc: Doc, page: RoomPage): number {
  let y = MARGIN + 8
  if (page.title) y = write(doc, page.title, { y, size: 14 }) + 6
  y = write(doc, { language: "en", text: page.room }, { y, size: 28, font: LATIN_BOLD }) + 8
  for (const line of page.invitation) y = write(doc, line, { y, size: 7.5 }) + 3
  y = drawCodes(doc, page.codes, y + 12) + 16
  if (!page.byHand) return y
  for (const line of page.byHand.how) y = write(doc, line, { y, size: 7 }) + 2
  const [room = "", ...groups] = page.byHand.groups
  y = write(doc, { language: "en", text: room }, { y: y + 5, size: 15, font: TYPED }) + 1
  return write(doc, { language: "en", text: groups.join(" ") }, { y, size: 15, font: TYPED })
}

/** Writes one centred line or more, and returns where the next may begin. */
function write(doc: Doc, { language, text }: { language: Language; text: string }, at: { y: number; size: number; font?: string }): number {
  doc.font(at.font ?? (isLatin(text) ? LATIN : language)).fontSize(at.size)
  doc.fillColor("black").text(text, MARGIN, at.y, { ...CENTRED, width: WIDTH })
  return doc.y
}

/** The codes side by side, each with its channel's name below. */
function drawCodes(doc: Doc, codes: PageCode[], y: number): number {
  const cell = WIDTH / codes.length
  const size = Math.min(cell, QR_MAX)
  for (const [at, { name, carries }] of codes.entries()) {
    const left = MARGIN + at * cell
    drawQr(doc, carries, { x: left + (cell - size) / 2, y, size })
    doc
      .font(LATIN_BOLD)
      .fontSize(9)
      .fillColor("black")
      .text(name, left, y + size, { ...CENTRED, width: cell })
  }
  return doc.y
}

/** Modules as vectors, so that a printer draws them sharp at any size. */
function drawQr(doc: Doc, carries: string, { x, y, size }: { x: number; y: number; size: number }): void {
  const { count, runs } = qrRuns(carries)
  const module = size / (count + 2 * QUIET_MODULES)
  for (const { row, from, to } of runs) {
    doc.rect(x + (QUIET_MODULES + from) * module, y + (QUIET_MODULES + row) * module, (to - from) * module, module)
  }
  doc.fill("black")
}
