import { foldScript } from "./fold-script.ts"

/** The longest message we read; what a guest writes beyond it does not change what they want. */
export const CHARACTERS_PER_MESSAGE_MAX = 5_000

/** A message made comparable. `text` and `folded` have the same length: a place in one is the same place in the other. */
export type Normal = {
  /** Full-width forms, invisible characters and spacing tidied; the guest's own spelling and case. */
  text: string
  /** Lower case, Traditional folded to Simplified: what words are looked up in. */
  folded: string
  emoji: string[]
  /** Written in capitals throughout. */
  isShouting: boolean
  /** Exclamation marks. */
  exclamations: number
}

/** Tidies what a guest typed. Never throws; longer texts are cut at CHARACTERS_PER_MESSAGE_MAX. */
export function normalise(message: string): Normal {
  const wide = message.slice(0, CHARACTERS_PER_MESSAGE_MAX).normalize("NFKC")
  const visible = wide.replace(INVISIBLE, "")
  const emoji = visible.match(EMOJI) ?? []
  const tidy = visible
    .replace(EMOJI, " ")
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/[\t\f\v\u3000 ]+/g, " ")
    .replace(/\s*[\n\r\u2028\u2029]+\s*/g, "\n")
    .trim()
    .slice(0, CHARACTERS_PER_MESSAGE_MAX)
  const text = isDictated(tidy) ? tidy.replace(BETWEEN_HAN, "") : tidy
  const lower = text.toLowerCase()
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0
  const capitals = text.match(/[A-Z]/g)?.length ?? 0
  return {
    text: lower.length === text.length ? text : lower,
    folded: foldScript(lower),
    emoji,
    isShouting: letters >= 10 && capitals / letters > 0.8,
    exclamations: text.match(/!/g)?.length ?? 0,
  }
}

/** Zero-width and directional controls, soft hyphens, variation selectors and other control characters, but no line ends. */
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\p{Variation_Selector}/gu
const EMOJI = /\p{Extended_Pictographic}\p{Emoji_Modifier}?/gu

/** Dictated Chinese and Japanese arrive with a space after every word; typed, a space stands where a comma would. */
function isDictated(text: string): boolean {
  const spaces = text.match(BETWEEN_HAN)?.length ?? 0
  const letters = text.match(HAN)?.length ?? 0
  return spaces >= DICTATED_SPACES_MIN && letters / (spaces + 1) < DICTATED_WORD_MAX
}

const DICTATED_SPACES_MIN = 2
const DICTATED_WORD_MAX = 3
const HAN = /[\u3040-\u30ff\u4e00-\u9fff]/g
const BETWEEN_HAN = /(?<=[\u3040-\u30ff\u4e00-\u9fff]) (?=[\u3040-\u30ff\u4e00-\u9fff])/g
