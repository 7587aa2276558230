import type { Normal } from "./normalise.ts"
import { type Hit, TAG } from "./term-index.ts"

const CHINESE =
  /(?:去往?|到|前往|至|回)\s?([\p{L}\p{N}·]{2,16}?)(?=的|，|。|,|\.|!|！|？|\?|\s|$|吧|吗|、|大概|明|今|后天|早上|上午|下午|晚上|\d+[点:]|多少|需要|要|叫|打|订|坐|赶)/u
const JAPANESE = /([\p{L}\p{N}・ー]{2,16}?)(?:まで|へ|に行|行き|に向か)/u
const ENGLISH =
  /\b(?:to|for) ((?:the )?[\p{L}\d'& -]{2,40}?)(?=[,.!?;]|$| (?:at|in|by|on|tomorrow|tonight|today|please|for|from|now|this|around|with|asap|and|then|because|leaving|after|before|next)\b)/giu
const NO_PLACE =
  /^(?:the )?(?:be|go|get|take|me|my|our|us|book|order|call|arrange|leave|have|see|know|pick|come|ask|catch|bring|request|make|reserve|room|the room|my room|\d|one|two|three|four|five|six|seven|eight|nine|ten|tomorrow|tonight|today|now)\b|^(?:房间|我|哪|时候|点|现在|前台|店|达|今|明)|房间$|^(?:明日|今日|何時|ここ|部屋|朝|夜|午)/i

/** Where a guest wants to go, in their own words; known places first ("机场", "the airport"), then what follows "to", "去", or stands before "まで". */
export function findPlace(normal: Normal, start: number, end: number, hits: Hit[]): string | null {
  const text = normal.text.length === normal.folded.length ? normal.text : normal.folded
  const part = text.slice(start, end)
  return findWording(part) ?? findConcept("place", text, start, end, hits)
}

/** Where in the house something is happening, in the guest's own words: "the lobby", "三楼走廊". */
export function findHousePlace(normal: Normal, start: number, end: number, hits: Hit[]): string | null {
  const text = normal.text.length === normal.folded.length ? normal.text : normal.folded
  return findConcept("house-place", text, start, end, hits)
}

/** The longest run of words that stand for a concept; neighbours belong together ("三楼" + "走廊"). */
function findConcept(concept: string, text: string, start: number, end: number, hits: Hit[]): string | null {
  const known = hits.filter((hit) => hit.start >= start && hit.end <= end && hit.tags.includes(`${TAG.concept}${concept}`))
  const runs: { start: number; end: number }[] = []
  for (const hit of known.toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1)
    if (last && hit.start <= last.end) last.end = Math.max(last.end, hit.end)
    else runs.push({ start: hit.start, end: hit.end })
  }
  const [longest] = runs.toSorted((a, b) => b.end - b.start - (a.end - a.start))
  return longest ? text.slice(longest.start, longest.end) : null
}

function findWording(part: string): string | null {
  const english = [...part.matchAll(ENGLISH)]
    .map((match) => match[1]?.trim() ?? "")
    .filter((place) => place !== "" && !NO_PLACE.test(place))
  const candidates = [CHINESE.exec(part)?.[1], JAPANESE.exec(part)?.[1]?.replace(/^.*(?:から|[にでをはがの]時?に?)/u, ""), english.at(-1)]
  return candidates.find((place) => place && place.length >= 2 && !NO_PLACE.test(place))?.trim() ?? null
}
