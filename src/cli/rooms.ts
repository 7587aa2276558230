import { access, stat, writeFile } from "node:fs/promises"
import { dirname } from "node:path"
import type { Command } from "commander"
import { readConfig } from "../app/config.ts"
import { printFinding, readContentFiles } from "../app/read-content.ts"
import type { Language } from "../domain/language.ts"
import type { Script } from "../flows/content.ts"
import { loadScript } from "../flows/load-content.ts"
import { CODE_DAYS_MAX, makeRoomCode } from "../guests/room-code.ts"
import { ROOM_CODE_SECRET } from "../inbox/look-up.ts"
import { SetupProblem } from "../lib/errors.ts"
import { type PageContent, planRoomPage, type RoomPage, wordsOf } from "./plan-room-pages.ts"
import { createProgressBar } from "./progress-bar.ts"
import { PAGES_MAX, readRooms, tooMany } from "./read-rooms.ts"
import { readCount } from "./with-stage.ts"
import { withStore } from "./with-store.ts"

type Options = { out: string; copies: string; font?: string; force?: boolean }

const HELP = `
Each page is A6 and holds one code. A code ties the first guest who sends it to the stay in that room and is then spent,
so print two copies for two guests, and put a new card into the room at every check-in. A card nobody used is worth
nothing after ${CODE_DAYS_MAX} days. Whoever holds the file can use its codes: print it, then delete it.

Where guests write to is the block "contact" of the property file. A channel that is not given there is left off.
The embedded database is open to one process: stop the server while printing, or use DATABASE_URL.

  houseline rooms qr 1204 --copies 2 --out 1204.pdf
  houseline rooms qr 0501-0510,0601-0610 --out floors-5-and-6.pdf`

/** `rooms qr`: cards with a code for each room, as a PDF. Prints the path and the number of pages, tab separated. */
export function addRooms(program: Command, done: (code: number) => void): void {
  program
    .command("rooms")
    .description("cards that connect a guest with the room they stay in")
    .command("qr")
    .description("print cards for rooms as a PDF: QR codes for LINE, WeChat and SMS, with a code that works once")
    .argument("<rooms...>", "numbers, ranges like 0501-0510, or lists of these")
    .requiredOption("--out <file>", "the PDF to write")
    .option("--copies <n>", "cards for each room, each with a code of its own", "1")
    .option("--font <file>", "a .ttf, .otf or .ttc with Chinese and Japanese (default: one that the system has)")
    .option("--force", "replace the file if it exists")
    .addHelpText("after", HELP)
    .action(async (words: string[], options: Options) => {
      const cards = readCards(words, options.copies)
      if (!cards.ok) {
        console.error(cards.problem)
        return done(2)
      }
      await checkOut(options)
      const pages = await printCards(cards.rooms, options)
      console.log([options.out, pages].join("\t"))
      done(0)
    })
}

/** The room of each card. */
function readCards(words: string[], copies: string): ReturnType<typeof readRooms> {
  const read = readRooms(words)
  if (!read.ok) return read
  const count = readCount(copies)
  if (count === null || count === 0) return { ok: false, problem: "--copies is a whole number from 1." }
  const pages = read.rooms.length * count
  if (pages > PAGES_MAX) return tooMany(`These are ${pages} cards`)
  return { ok: true, rooms: read.rooms.flatMap((room) => Array.from({ length: count }, () => room)) }
}

async function checkOut({ out, force }: Options): Promise<void> {
  const folder = await stat(dirname(out)).catch(() => null)
  if (!folder?.isDirectory()) throw new SetupProblem(`There is no folder ${dirname(out)} to write into.`)
  const isThere = await access(out).then(
    () => true,
    () => false,
  )
  if (isThere && !force) throw new SetupProblem(`${out} exists already: give another name, or --force to replace it.`)
}

/** Returns the number of pages. The libraries are loaded here, so that no other command waits for them. */
async function printCards(rooms: string[], options: Options): Promise<number> {
  const { property, templates } = await readScript()
  const { contact } = property
  if (!contact || Object.keys(contact).length === 0) {
    throw new SetupProblem("The property file has no contact, so a card could not say where to write: give line, wechat or sms there.")
  }
  const [{ findTypefaces, isLatin }, { drawRoomPages }] = await Promise.all([import("./find-typefaces.ts"), import("./draw-room-pages.ts")])
  const words = wordsOf({ property: { ...property, contact }, templates })
  const typefaces = await findTypefaces(words, options.font ?? null)
  const canPrint = (language: Language, text: string): boolean => isLatin(text) || typefaces.has(language)
  const left = new Set(words.filter(({ language, text }) => !canPrint(language, text)).map(({ language }) => language))
  if (left.size > 0) console.error(`No font for ${[...left].join(", ")} was found: those texts are left off; --font names one.`)
  const pages = await planPages(rooms, { property: { ...property, contact }, templates, canPrint })
  const bar = createProgressBar(pages.length)
  const pdf = await drawRoomPages(pages, typefaces, (count) => bar.show(count, pages[count - 1]?.room))
  bar.clear()
  // Only for who printed it: each code in it opens a conversation as the guest of that room.
  await writeFile(options.out, pdf, { flag: options.force ? "w" : "wx", mode: 0o600 }).catch(() => {
    throw new SetupProblem(`${options.out} cannot be written.`)
  })
  return pages.length
}

function planPages(rooms: string[], content: PageContent): Promise<RoomPage[]> {
  return withStore(async (store, _, now) => {
    const secret = await store.getSecret(ROOM_CODE_SECRET)
    return Promise.all(rooms.map(async (room) => planRoomPage(room, await makeRoomCode(secret, room, now), content)))
  })
}

/** Content without what it takes to understand guests, which takes long to learn. */
async function readScript(): Promise<Script> {
  const loaded = loadScript(await readContentFiles(readConfig(process.env)))
  if (loaded.ok) return loaded.content
  throw new SetupProblem(`The content has ${loaded.findings.length} problem(s):\n${loaded.findings.map(printFinding).join("\n")}`)
}
