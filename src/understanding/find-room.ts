import { readHanDigits } from "./numerals.ts"

/** A room number a guest named, and where the words stand. */
export type FoundRoom = { room: string; start: number; end: number }

/**
 * The room number in a folded text, wherever it stands: "1808号房", "room1808", "我在1808", "B-101", "1808空调坏了".
 * Phone numbers, years, times, prices, quantities and flight numbers are none; nor is the room next door.
 */
export function findRoom(folded: string): FoundRoom | null {
  for (const pattern of MARKED) {
    for (const match of folded.matchAll(pattern)) {
      const room = roomOf(match[1] ?? "")
      if (room && !isNeighbour(folded, match.index)) return { room, start: match.index, end: match.index + match[0].length }
    }
  }
  for (const match of folded.matchAll(SPOKEN)) {
    const room = readHanDigits(match[1] ?? "")
    if (room && !isNeighbour(folded, match.index)) return { room, start: match.index, end: match.index + match[0].length }
  }
  for (const pattern of BARE) {
    const bare = pattern.exec(folded)
    const room = roomOf(bare?.[1] ?? "")
    if (bare && room && !isNeighbour(folded, bare.index) && !NO_ROOM_BEFORE.test(folded.slice(0, bare.index + 1))) {
      return { room, start: bare.index, end: bare.index + bare[0].length }
    }
  }
  return null
}

/** Words after which a number is no room. */
const NO_ROOM_BEFORE =
  /(?:year|order|since|flight|no|code|password|number|booking|about|航班|尾号|密码|后四位|电话|号码|价格|一共|总共|花了|收了|便名|番号)[\s.:#]*$/

/** How a room number is kept: capitals, no spaces. */
export const roomOf = (written: string): string | null => {
  const room = written.replace(/\s/g, "").toUpperCase()
  return /^(?:[A-Z]{1,2}-?)?\d{2,5}[A-Z]?$/.test(room) ? room : null
}

const NUMBER = "([a-z]{1,2}-?\\d{2,4}|\\d{3,5}[a-z]?(?![a-z]))"
const SHORT = "([a-z]{0,2}-?\\d{2,5}[a-z]?)"
const NOT_MORE = "(?![\\d:：])(?!\\s?(?:分|秒|元|块|円|年|月|点|时|个|条|%|yuan|rmb|usd|dollars?|min|hours?|am|pm|km|米|kg|号线|号航))"

/** A number with a word beside it that says it is a room. */
const MARKED: RegExp[] = [
  new RegExp(`(?<![a-z\\d+-])${SHORT}\\s?(?:号房间?|号客房|号室|号病?房|房间|房(?!型|价|费|卡)|室(?!内|外|温)|호실?|호)`, "g"),
  new RegExp(
    `(?:房间号码?|房号|房间|客房|部屋番号|部屋|ルーム|ห้อง|객실)\\s?(?:是|为|は|が|:|：|号|no\\.?)*\\s?${SHORT}${NOT_MORE}(?!\\s?(?:名|人|间|枚|本|つ))`,
    "g",
  ),
  new RegExp(`(?<![a-z])(?:room|rm|suite|unit|villa)\\.?\\s?(?:number|no\\.?|num|#)?\\s?(?:is|:)?\\s?#?${SHORT}(?![\\d:])`, "g"),
  new RegExp(`#\\s?${NUMBER}${NOT_MORE}`, "g"),
  new RegExp(`(?:我在|我住在?|我们住在?|我们在|住在?|我是|我这是|这里是|这边是|这是|こちらは?)\\s?${NUMBER}${NOT_MORE}`, "g"),
  new RegExp(
    `(?<![a-z])(?:i'?m in|i am in|we'?re in|we are in|staying in|this is|here is|to|in|from|at|for)\\s${NUMBER}${NOT_MORE}(?!\\s?[a-z]*(?:th|st|nd|rd)\\b)(?!\\s?(?:people|towels|minutes))`,
    "g",
  ),
  new RegExp(`(?<![a-z\\d-])${NUMBER}(?:です|ですが|ですけど|の者|に泊|号(?!线|航|楼|车|门|院|码|桌)|に宿泊)`, "g"),
  /(?<![a-z\d-])(\d{3,4})の(?=[一-龯ァ-ヶa-z]{1,8}(?:です|と申))/g,
  new RegExp(`(?:送到?|到|去|给)\\s?${NUMBER}${NOT_MORE}`, "g"),
]
/** Dictated digit by digit: 一八零八房间. */
const SPOKEN = /([一二三四五六七八九零〇幺两]{3,4})\s?(?:号房间?|号客房|号室|房间|房(?!型|价)|室|号)/g
/** A bare number that opens or closes a message; letters only with a hyphen, or it is a train. */
const BARE: RegExp[] = [
  new RegExp(
    `^\\s*([a-z]-\\d{2,4}|\\d{3,4})${NOT_MORE}(?![\\d-])(?=[\\s,，.。;；:、!！]|[\\u3040-\\u30ff\\u4e00-\\u9fff]|$)(?!\\s?(?:条|瓶|份|双|套|床|枚|本|杯|把|卷|包|位|人|名|次|晚|泊|天|つ|people|towels?|nights?|bottles?))`,
  ),
  /[\s,，.。;；、!！](?<!\d[\s,，.]|\+)([a-z]-\d{2,4}|\d{3,4})(?=\s*[.。!！]*$)/,
  /[\s,，.。;；、!！]([a-z]-\d{2,4}|\d{4})(?=[.,，。、]?\s)(?![.,，。、]?\s?(?:元|块|円|yuan|people|年|on|in))(?<!\d[\s,，.]\d{4}|(?:since|year|until|till|at|by|flight|no|code|password) \d{4})/,
  /(?<=[\u4e00-\u9fff])(\d{4})(?=[\u4e00-\u9fff])(?!年|元|块|円|分|点|个|号线|米|人|条|多)(?<!(?:航班|尾号|密码|后四位|电话|号码|价格|一共|总共|花了|收了)\d{4})/,
]

/** "Noise from 1206", "隔壁1206": somebody else's room. */
const isNeighbour = (folded: string, start: number): boolean =>
  /(?:隔壁|对面|楼上|楼下|旁边|隣の?|上の|向かい|next door|noise from|neighbou?rs? in|people in|guests? in|opposite|across|above|noise from|music from|shouting from|party in)(?:的|の|部屋|房间|\s|room|in|is|,)*$/.test(
    folded.slice(Math.max(0, start - 24), start),
  ) ||
  (folded.startsWith("from", start) && /(?:noise|loud|music|shout|party)[^.]*$/.test(folded.slice(0, start)))
