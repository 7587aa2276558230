import { unreachable } from "../lib/assert.ts"
import { localTime } from "../lib/time.ts"
import type { Said } from "./doors.ts"
import type { Failure } from "./judge-turn.ts"
import type { PlayedTurn } from "./play-transcript.ts"
import type { GuestSays, TranscriptTurn } from "./transcript.ts"

const INDENT = "  "
const WHO_WIDTH = 7

/**
 * A played talk as a chat, a line for each thing said with the hotel's clock in front; what came otherwise than expected
 * stands under its turn. `only` leaves all but these turns (from 1) away.
 */
export function printTalk(turns: PlayedTurn[], failures: Failure[], zone: string, only?: Set<number>): string {
  const printed = turns.flatMap((played, index) =>
    only && !only.has(index + 1) ? [] : [...turnLines(played, zone), ...failureLines(failures.filter(({ turn }) => turn === index + 1))],
  )
  return printed.map((text) => `${INDENT}${text}`).join("\n")
}

function turnLines({ turn, at, told, staff }: PlayedTurn, zone: string): string[] {
  const time = (when: Date) => localTime(when, zone).time
  const line = (when: Date, who: string, text: string) =>
    `${time(when)} ${who.padEnd(WHO_WIDTH)} ${text.replaceAll("\n", `\n${INDENT}${" ".repeat(6 + WHO_WIDTH + 1)}`)}`
  const did = "wait" in turn ? [`      … ${turn.wait} pass`] : actorLines(turn).map(([who, text]) => line(at, who, text))
  const heard = told.map((said) => line(said.at, "hotel", `${wordsOf(said)}  [${said.template ?? "say"}]`))
  const rung = Object.entries(staff).flatMap(([key, all]) => all.map((said) => line(said.at, `→ ${key}`, `[${said.template ?? "say"}]`)))
  return [...did, ...heard, ...rung]
}

function actorLines(turn: Exclude<TranscriptTurn, { wait: string }>): [string, string][] {
  if ("guest" in turn) return [["guest", guestWords(turn.guest)]]
  if ("staff" in turn) return Object.entries(turn.staff).map(([key, text]) => [key, text])
  if ("pms" in turn) return [["pms", JSON.stringify(turn.pms)]]
  if ("platform" in turn) return Object.entries(turn.platform).map(([channel, weather]) => [channel, `is ${weather}`])
  return unreachable(turn)
}

function guestWords(says: GuestSays): string {
  if (typeof says === "string") return says
  const { from, ...rest } = says
  const [[kind, value] = ["text", ""]] = Object.entries(rest)
  return `${from ? `(${from}) ` : ""}${kind === "text" ? value : `[${kind}: ${value}]`}`
}

/** The text, with what can be tapped below it. */
function wordsOf({ text, content }: Said): string {
  const options = content?.kind === "text" ? content.options : []
  return options.length > 0 ? `${text}\n${options.map(({ label }) => `[${label}]`).join(" ")}` : text
}

function failureLines(failures: Failure[]): string[] {
  return failures.flatMap(({ expected, got }) => [`  ✗ expected ${plain(expected)}`, `         got ${plain(got)}`])
}

/** `{ bot: ["a.b"] }` → `bot: ["a.b"]`. */
function plain(named: Record<string, unknown>): string {
  return Object.entries(named)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(", ")
}
