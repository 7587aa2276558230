/** What staff can say to a ticket from chat. Without a code the ticket is the one the person has open. */
export type StaffCommand = { code: number | null } & (
  | { verb: "take" | "card" | "help" }
  | { verb: "later"; minutes: number }
  | { verb: "pass"; who: string | null }
  /** `isOverride`: `say!`, sent whatever the tone check finds. Empty text: the words were forgotten. */
  | { verb: "say"; text: string; isOverride: boolean }
  /** `isOverride`: `note!`, kept though it says what somebody thinks. */
  | { verb: "note"; text: string; isOverride: boolean }
  /** `where`: room or reservation; null: the ticket's own room. */
  | { verb: "pair"; where: string | null }
  | { verb: "done"; text: string | null }
  /** Items of a preparation, by their numbers. */
  | { verb: "tick"; items: number[] }
)
type Verb = StaffCommand["verb"]

const WORDS: Record<Verb, string[]> = {
  take: ["take", "接", "接单", "接單", "接手", "接了", "我接", "対応", "対応します", "對應", "对应"],
  later: ["later", "稍后", "稍後", "後で", "あとで"],
  pass: ["pass", "转", "轉", "转给", "轉給", "引継", "引継ぎ", "引き継ぎ"],
  say: ["say", "reply", "回复", "回覆", "回復", "返信"],
  pair: ["pair", "核对", "核對", "关联", "關聯", "照合", "紐付け"],
  note: ["note", "备注", "備註", "備注", "メモ", "ﾒﾓ"],
  card: ["card", "资料", "資料", "詳細", "详细", "詳情"],
  done: ["done", "完成", "完成了", "完了", "完了です", "完了しました"],
  tick: ["✓", "✔", "✅", "☑"],
  help: ["help", "帮助", "幫助", "説明", "ヘルプ", "?"],
}
const VERB_OF = new Map(Object.entries(WORDS).flatMap(([verb, words]) => words.map((word) => [word, verb as Verb])))
const longestFirst = [...VERB_OF.keys()].sort((a, b) => b.length - a.length)
const COMMAND = new RegExp(`^\\s*(?:t(\\d{1,9})[\\s:,、，.-]*)?(${longestFirst.map((word) => word.replace("?", "\\?")).join("|")})(!?)`)
const CODE_AFTER = /^[\s:,]*t(\d{1,9})(?![\p{L}\d])/u
const SEPARATOR = /^[\s:,、，。.]+/
const MENTION = /^\s*@[^\s@]+\s+/

const LATER_MINUTES = 10
const LATER_MINUTES_MAX = 240
const TEXT_CHARS_MAX = 2_000
const MENTION_WORDS_MAX = 4

/**
 * Reads `<code> <verb> [text]` in English, Chinese and Japanese. Case, full-width forms and a mention at the front do
 * not matter; the code may touch the verb (`T42接`) or follow it (`take T42`). Words for the guest keep their exact
 * form, and stand apart from the verb, so that 完了しました is never mistaken for 完了 with words.
 * @returns null for what is not the grammar: people also just chat
 */
export function parseStaffCommand(text: string): StaffCommand | null {
  let rest = text
  while (MENTION.test(rest)) rest = rest.replace(MENTION, "")
  const command = readCommand(rest)
  if (command || rest === text) return command
  // A mentioned name may itself have spaces, "@Front Desk T42 take"; without a code "@Anna can you take" is chat.
  for (let words = 1; words < MENTION_WORDS_MAX; words++) {
    rest = rest.replace(/^\s*\S+\s+/, "")
    const found = readCommand(rest)
    if (found?.code) return found
  }
  return null
}

function readCommand(text: string): StaffCommand | null {
  const folded = fold(text)
  const head = COMMAND.exec(folded)
  const verb = head && VERB_OF.get(head[2] ?? "")
  if (!head || !verb) return null
  const isMarked = head[3] === "!"
  let at = head[0].length
  let code = head[1] ? Number(head[1]) : null
  if (isGlued(verb, folded.slice(at), isMarked)) return null
  const after = code === null ? CODE_AFTER.exec(folded.slice(at)) : null
  if (after) {
    code = Number(after[1])
    at += after[0].length
  }
  at += SEPARATOR.exec(folded.slice(at))?.[0].length ?? 0
  const words = text.slice(at, at + TEXT_CHARS_MAX).trim()
  return withWords(verb, code, words, folded.slice(at).trim(), isMarked)
}

/** A verb ends where the text ends or a separator stands: "taken" and 接电话 are no commands. `稍后10` is. */
function isGlued(verb: Verb, rest: string, isMarked: boolean): boolean {
  if (rest === "" || SEPARATOR.test(rest) || /^[!~]+$/.test(rest)) return false
  if (verb === "tick") return false
  if (verb === "later") return !/^\d/.test(rest)
  return !(isMarked && (verb === "say" || verb === "note"))
}

function withWords(verb: Verb, code: number | null, words: string, folded: string, isMarked: boolean): StaffCommand | null {
  switch (verb) {
    case "take":
    case "card":
    case "help":
      // "take care" is chat; "T42 take please" is not.
      return code !== null || /^[!~]*$/.test(folded) ? { verb, code } : null
    case "later": {
      const minutes = /^(\d{1,4})(?!\d)/.exec(folded)?.[1]
      if (!minutes && folded !== "") return null
      return { verb, code, minutes: Math.min(Math.max(Number(minutes ?? LATER_MINUTES), 1), LATER_MINUTES_MAX) }
    }
    case "pass":
      return { verb, code, who: words.replace(/^(to|给|給)\s+/i, "").replace(/^@/, "") || null }
    case "say":
      return { verb, code, text: words, isOverride: isMarked }
    case "note":
      return { verb, code, text: words, isOverride: isMarked }
    case "pair":
      return { verb, code, where: words.replace(/^(with|to|room|房间|房間|部屋)\s*/i, "") || null }
    case "tick": {
      const items = itemNumbers(folded)
      if (items) return { verb, code, items }
      return /^(?:\s|\ufe0f|!)*$/.test(folded) ? { verb: "done", code, text: null } : null
    }
    case "done":
      return { verb, code, text: /^[!~]*$/.test(folded) ? null : words }
  }
}

/** `1 3`, `1、3`, `✓1 ✓3`: the items of a preparation. Null for words and for nothing. */
export function itemNumbers(text: string): number[] | null {
  const numbers = fold(text)
    .replace(/(?:[\s,、，.。+&和與与と✓✔✅☑]|\ufe0f)+/g, " ")
    .trim()
  return /^\d{1,2}( \d{1,2}){0,29}$/.test(numbers) ? [...new Set(numbers.split(" ").map(Number))] : null
}

/** Full-width letters, digits and signs as plain ones, in lower case. Keeps every position, so that words can be cut from the original. */
function fold(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, " ")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}
