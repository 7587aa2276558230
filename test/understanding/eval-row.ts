import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Language } from "../../src/domain/language.ts"
import type { ReadingLine } from "../../src/understanding/describe.ts"
import type { Expecting } from "../../src/understanding/reading-context.ts"

/** A message with what it means. Intent `unknown`: it wants nothing we do, and reading it should abstain. */
export type EvalRow = {
  text: string
  intent: string
  language?: string
  /** Other wishes of the message. */
  also?: string[]
  /** Other intents that are as right. */
  accept?: string[]
  slots?: Record<string, string | number>
  emotion?: string
  /** It looks like an emergency and is none (of the set of dangers, where nothing else is known of it: intent `harmless`). */
  "look-alike"?: true
  /** Rows of sample.jsonl only: what was spoken before, what was asked, whether it was once misread. */
  spoken?: Language
  expecting?: Expecting
  mended?: true
}

/** A row with what was read and how long that took. */
export type EvalResult = { row: EvalRow; read: ReadingLine; ms: number }

const here = fileURLToPath(new URL("./", import.meta.url))

const readRows = (path: string): EvalRow[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as EvalRow)

const readFolder = (folder: string): EvalRow[] =>
  readdirSync(`${here}${folder}`)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => readRows(`${here}${folder}/${name}`))

/** Messages kept out of the examples, written by people who had not seen the content. Their misreads may be looked at. */
export const evalRows = (): EvalRow[] => readFolder("eval")

/** By another author yet. Only its totals are looked at, never its misreads: it tells how strangers are read. */
export const secondRows = (): EvalRow[] => readFolder("eval-second")

/** Dangers in plain and in roundabout words, and what only sounds like one, by an author nobody had read. Only whether the alarm is raised is asked. */
export const dangerRows = (): EvalRow[] => readFolder("eval-dangers")

/** Messages kept out of the examples: the development set, which decisions about the engine were made by. */
export const developmentRows = (): EvalRow[] => readRows(`${here}sample.jsonl`).filter((row) => !row.mended)

export const isRight = ({ row, read }: EvalResult): boolean => read.intent === row.intent || (row.accept ?? []).includes(read.intent)

/** Abstained, and what was meant is among what the guest is offered. */
export const isMenu = ({ row, read }: EvalResult): boolean =>
  read.intent === "unknown" && read.near.some((intent) => intent === row.intent || (row.accept ?? []).includes(intent))
