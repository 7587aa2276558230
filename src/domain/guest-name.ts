import type { Guest } from "./guest.ts"
import type { Language } from "./language.ts"

const LATIN = /\p{Script=Latin}/u
const HAN = /^\p{Script=Han}+$/u
/** Surnames of two characters, so that 欧阳 is not called 欧. */
const COMPOUND = [
  "欧阳",
  "歐陽",
  "司马",
  "司馬",
  "上官",
  "诸葛",
  "諸葛",
  "司徒",
  "东方",
  "東方",
  "皇甫",
  "尉迟",
  "公孙",
  "令狐",
  "夏侯",
  "慕容",
]

/**
 * The polite form of a guest's name: 王先生, 王様, Mr Wang. Surname only; without a title in Chinese and English the
 * full name, since guessing one would be worse. Null when no name is known.
 */
export function formalName(guest: Guest | null, language: Language): string | null {
  const full = guest?.name?.trim()
  if (!guest || !full) return null
  const family = guest.familyName?.trim() || (isUnparted(guest, full) ? full : familyNameOf(full))
  if (language === "ja") return `${family}様`
  if (!guest.title) return full
  if (language === "en") return `${guest.title === "mr" ? "Mr" : "Ms"} ${family}`
  return `${family}${guest.title === "mr" ? "先生" : "女士"}`
}

/**
 * Most Japanese surnames have two characters: 佐藤健 is not 佐様; and who writes Wang Wei in letters may put either first.
 * Where nobody marked the surname, the whole name is right.
 */
function isUnparted({ language }: Guest, full: string): boolean {
  if (HAN.test(full)) return language === "ja" || [...full].length > 4
  return LATIN.test(full) && (language === "ja" || language?.startsWith("zh") === true)
}

/** The surname in a full name: first in Chinese, Japanese and Korean writing (a space parts it), last in Latin. */
function familyNameOf(full: string): string {
  const words = full.split(/[\s　]+/u)
  if (words.length > 1) return /\p{Script=Latin}/u.test(full) ? (words.at(-1) ?? full) : (words[0] ?? full)
  if (!HAN.test(full)) return full
  return COMPOUND.find((name) => full.startsWith(name)) ?? full.slice(0, 1)
}
