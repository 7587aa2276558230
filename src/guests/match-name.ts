import { pinyin } from "pinyin-pro"
import { toRomaji } from "wanakana"
import { foldScript } from "../understanding/fold-script.ts"
import { CHINESE_SPELLINGS, EASTERN_SPELLINGS, JAPANESE_READINGS, KOREAN_SPELLINGS } from "./surnames.ts"

/** A name as the hotel has it. */
export type WrittenName = { name: string | null; familyName: string | null; givenName: string | null }

/**
 * How far what a guest told is this name. `surname`: its surname is in it, in whatever script or order; 王, Wang and ワン
 * are one surname. `whole`: given name and surname are.
 */
export type NameMatch = "none" | "surname" | "whole"

export function matchName(told: string, written: WrittenName): NameMatch {
  const runs = runsIn(told)
  const surnames = surnamesIn(written).map(soundsOf)
  const isSurname = runs.some((run) => startsOf(run).some((start) => surnames.some((surname) => isAlike(soundsOf(start), surname))))
  if (!isSurname) return "none"
  return isWhole(runs, written) ? "whole" : "surname"
}

const COURTESIES =
  /先生|女士|小姐|太太|夫人|经理|總經理|总(?=$)|老师|さま|さん|様|です|と申します|申します|ともうします|の名前で|名義|님|씨|입니다|입니당|我叫|我是|我姓|姓名是|姓名|名字是|名字|姓|叫|登记的是|登記的是|预订人|預訂人|入住人|予約は|名前は|私は|わたしは|제 이름은/gu
const PLAIN_WORDS = new Set(
  "mr,mrs,ms,miss,dr,sir,madam,name,my,is,it,its,the,under,booked,booking,for,i,am,im,of,and,in,at,by,room,family,surname,last,first,reservation,please,hi,hello,as,it's,i'm,no,yes,was,made,from".split(
    ",",
  ),
)

type Run = { script: "han" | "kana" | "hangul" | "latin"; text: string }

/** The stretches of one script in what was told, without courtesies: "我叫王伟" → 王伟, "it's Wei Wang" → Wei, Wang. */
function runsIn(told: string): Run[] {
  const tidy = told.normalize("NFKC").slice(0, 200).replace(COURTESIES, " ")
  const found = tidy.matchAll(
    /(\p{Script=Han}[\p{Script=Han}々]*)|([\p{Script=Katakana}\p{Script=Hiragana}ー]+)|(\p{Script=Hangul}+)|(\p{Script=Latin}[\p{Script=Latin}'’-]*)/gu,
  )
  const runs = [...found].map(([, han, kana, hangul, latin]): Run => {
    if (han) return { script: "han", text: han }
    if (kana) return { script: "kana", text: kana }
    return hangul ? { script: "hangul", text: hangul } : { script: "latin", text: plain(latin ?? "") }
  })
  return runs.filter(({ script, text }) => script !== "latin" || (text.length > 1 && !PLAIN_WORDS.has(text)))
}

/** What of a run may be the surname: in characters its first one to three, in letters the word. */
function startsOf({ script, text }: Run): Run[] {
  if (script !== "han" && script !== "hangul") return [{ script, text }]
  return [1, 2, 3].filter((length) => length <= text.length).map((length) => ({ script, text: text.slice(0, length) }))
}

/** The surnames that a written name may have: where nobody marked it, as the writing has it. */
function surnamesIn({ name, familyName }: WrittenName): Run[] {
  if (familyName?.trim()) return [...runsIn(familyName), ...joined(familyName)]
  const before = name?.includes(",") ? name.slice(0, name.indexOf(",")) : null
  const runs = runsIn(before ?? name ?? "")
  const [first, last] = [runs[0], runs.at(-1)]
  if (!first || !last) return []
  if (first.script !== "latin") return startsOf(first).filter(isSurnameLength(first))
  if (before !== null) return runs
  return EASTERN_SPELLINGS.has(first.text) ? [first, last] : [last]
}

/** One character in Chinese and Korean; where the whole name has four or more, or a known Japanese surname begins it, two or three. */
const isSurnameLength =
  (whole: Run) =>
  ({ text }: Run): boolean => {
    if (whole.script === "kana") return true
    if (text.length === 1) return whole.text.length <= 3
    return JAPANESE_READINGS.has(modern(text)) || KOREAN_SPELLINGS.has(text) || COMPOUND.has(foldScript(text))
  }

const COMPOUND = new Set("欧阳,司马,上官,诸葛,司徒,东方,皇甫,尉迟,公孙,令狐,夏侯,慕容,端木,轩辕,长孙,宇文".split(","))

/** "Van der Berg" and "O'Neill" are also one word. */
const joined = (family: string): Run[] => (/\p{Script=Latin}/u.test(family) ? [{ script: "latin", text: plain(family) }] : [])

type Sounds = { exact: Set<string>; loose: Set<string>; isHeard: boolean }

/** How a run may be spelt. What is written by ear (kana) is compared by ear. */
function soundsOf({ script, text }: Run): Sounds {
  const exact = new Set(spellingsOf(script, text))
  return { exact, loose: new Set([...exact].map(byEar)), isHeard: script === "kana" }
}

function spellingsOf(script: Run["script"], text: string): string[] {
  switch (script) {
    case "latin":
      return [text]
    case "kana":
      return [plain(toRomaji(text))]
    case "hangul":
      return [text, ...(KOREAN_SPELLINGS.get(text) ?? [])]
    case "han": {
      const folded = foldScript(text)
      const mandarin = pinyin(folded, { toneType: "none", type: "array", surname: "head" }).join("").replaceAll("ü", "u")
      return [folded, mandarin, ...(CHINESE_SPELLINGS.get(mandarin) ?? []), ...(JAPANESE_READINGS.get(modern(text)) ?? [])]
    }
  }
}

function isAlike(a: Sounds, b: Sounds): boolean {
  if ([...a.exact].some((sound) => b.exact.has(sound))) return true
  return (a.isHeard || b.isHeard) && [...a.loose].some((sound) => sound.length > 1 && b.loose.has(sound))
}

/** Wang and wan, Lee and rii, Ohno and oono sound the same. */
const byEar = (spelling: string): string =>
  spelling
    .replace(/l/g, "r")
    .replace(/v/g, "b")
    .replace(/ph|f/g, "h")
    .replace(/zh|ch|j/g, "c")
    .replace(/sh|x|hs/g, "s")
    .replace(/ts|tz|z/g, "s")
    .replace(/ng/g, "n")
    .replace(/m(?=[bp])/g, "n")
    .replace(/ou|oo|oh/g, "o")
    .replace(/ee|ii/g, "i")
    .replace(/(.)\1+/g, "$1")
    .replace(/u$/, "")

const plain = (latin: string): string =>
  latin
    .normalize("NFD")
    .replace(/[^\p{Script=Latin}]/gu, "")
    .toLowerCase()

/** Old forms of characters in Japanese names as today's. */
const modern = (text: string): string => [...text].map((sign) => MODERN.get(sign) ?? sign).join("")
const MODERN = new Map(
  [..."髙高﨑崎嵜崎邊辺邉辺澤沢齋斎齊斉櫻桜濱浜濵浜廣広國国嶋島島島瀧滝關関龍竜與与壽寿惠恵眞真圓円橋橋渡渡陳陳張張黃黄楊楊"].flatMap(
    (sign, at, all) => (at % 2 === 0 ? [[sign, all[at + 1] ?? sign] as const] : []),
  ),
)

/** All parts of the written name are in what was told, in any order; characters and their spelling count as the same. */
function isWhole(runs: Run[], { name, familyName, givenName }: WrittenName): boolean {
  const parts = runsIn([familyName, givenName].every(Boolean) ? `${familyName} ${givenName}` : (name ?? ""))
  const letters = (all: Run[]): string =>
    all
      .map((run) => latinOf(run))
      .sort()
      .join("")
  const inOrder = (all: Run[]): string => all.map((run) => latinOf(run)).join("")
  if (parts.length === 0) return false
  return letters(runs) === letters(parts) || inOrder(runs) === inOrder(parts) || inOrder([...runs].reverse()) === inOrder(parts)
}

function latinOf(run: Run): string {
  if (run.script === "han")
    return pinyin(foldScript(run.text), { toneType: "none", type: "array", surname: "head" }).join("").replaceAll("ü", "u")
  return run.script === "kana" ? plain(toRomaji(run.text)) : run.text
}
