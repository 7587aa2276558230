import type { Language } from "../../domain/language.ts"
import { sampleText } from "../../templates/sample.ts"
import type { Finding, FlowNode } from "../content.ts"
import { nodesOf, type World } from "../world.ts"

/** One wording a guest may read. `text` is as written, `read` with something in place of its values, `bare` with nothing known. */
export type GuestWords = {
  id: string
  language: Language
  text: string
  read: string
  bare: string
  /** A finding at this wording. */
  at: (message: string) => Finding
}

/** Template files that only colleagues and the simulator's screen read, or that stand on a page and not in chat. */
const STAFF_FILES = new Set(["staff", "card", "ticket", "ladder", "care", "simulator", "export"])
/** Labels are the guest's own words: they are tapped, not said to anybody. */
const LABEL = /^menu\.|^repair\.(?:yes|no)$/

const isLabel = (id: string): boolean => LABEL.test(id)

/** Every wording in a language the house writes that is said to guests. */
export function guestWords(world: World): GuestWords[] {
  const reasons = new Set(world.flows.flatMap((source) => nodesOf(source).flatMap((node) => reasonsOf(node))))
  const isForStaff = (id: string): boolean => STAFF_FILES.has(id.split(".")[0] ?? "") || reasons.has(id) || id.startsWith("handoff.reason-")
  return wordsIn(world, (id) => !isForStaff(id) && !isLabel(id))
}

function reasonsOf(node: FlowNode): string[] {
  if (node.kind === "hand-off") return [node.handOff.reason]
  return node.kind === "ticket" && node.ticket.reason !== undefined ? [node.ticket.reason] : []
}

/** Every wording there is, for colleagues too. */
export const allWords = (world: World): GuestWords[] => wordsIn(world, () => true)

/** Every label of a menu. */
export const labelWords = (world: World): GuestWords[] => wordsIn(world, isLabel)

function wordsIn({ templates, property }: World, isMeant: (id: string) => boolean): GuestWords[] {
  return [...templates.values()]
    .filter(({ id }) => isMeant(id))
    .flatMap(({ id, file, wordings }) =>
      [...wordings].flatMap(([language, wording]) => {
        if (property && !property.languages.includes(language)) return []
        const at = (message: string): Finding => ({ file, line: wording.line, message })
        const read = sampleText(wording, neutralValue)
        return [
          { id, language, text: wording.text, read, bare: sampleText(wording, (path) => (isGiven(path) ? neutralValue(path) : null)), at },
        ]
      }),
    )
}

/** Values that tell a time or a number, as against those that name something. */
const TIMED =
  /^(?:minutes|by|time|now|checkout|phone|quantity|people|room)$|^emergency\.|^facts\..*\.(?:hours|times?|opens|closes|back|cutoff)$/
const TITLES = /^(?:hail|guest)$/
const isGiven = (path: string): boolean =>
  path.includes(".") || ["minutes", "by", "hotel", "greeting", "manager", "phone", "now", "checkout"].includes(path)

/** Says nothing a rule could take amiss: what stands in the facts and in the catalogue is looked at for itself. */
function neutralValue(path: string): string {
  if (TITLES.test(path)) return ""
  return TIMED.test(path) ? "10:30" : "N"
}
