import { findRoom } from "./find-room.ts"

/** A message that gives a room and says nothing else: "Sorry, it's room 0613", "打错了，是1209", "816号室でした". */
export function tellsOnlyRoom(folded: string): boolean {
  const text = folded.replace(OTHER_ROOM, " ")
  const room = findRoom(text) ?? findBare(text)
  if (!room) return false
  const rest = `${text.slice(0, room.start)} ${text.slice(room.end)}`
  return rest.replace(AROUND, "").trim() === ""
}

const findBare = (text: string): { start: number; end: number } | null => {
  const match = /(?<![\w.:+-])\d{3,4}(?![\w.:%])/.exec(text)
  return match ? { start: match.index, end: match.index + match[0].length } : null
}

/** "not 1208", "不是1208", "1208ではなく": the room it is not. */
export const OTHER_ROOM =
  /(?:(?<![a-z])(?:not|instead of) (?:room )?|[而]?不是)\d{2,5}(?:号房?|房)?|\d{2,5}(?:号室)?(?:では|じゃ)(?:なくて?|ありません|ない)/g
/** Apology, the verb, and the word room; folded, as the text is. */
const AROUND =
  /(?<![a-z])(?:so )?(?:sorry|oops|apologies|my mistake|typo|actually|i meant|i mean|i'?m|we'?re|i am|we are|it'?s|it is|it was|should be|that'?s|in|room(?: number)?|my (?:wife|husband|partner|friend|mother|father|son|daughter)'?s(?: room)?|the)(?![a-z])|抱歉|不好意思|对不起|打错了?|写错了?|说错了?|搞错了?|弄错了?|记错了?|房间号?|房号|我们?|在|住|应该|是|的|号房?|房|室|すみません|すいません|ごめんなさい|失礼(?:しました|いたしました)?|[间間][违違](?:え(?:ました|て(?:いました|ました)?)|い(?:でした)?)|部屋(?:番[号號])?|番[号號]|でした|です|だった|正しくは|の|は|が|[\s\p{P}\p{S}]/gu
