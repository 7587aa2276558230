import { detectAll } from "tinyld/light"
import type { Language } from "../domain/language.ts"
import { findGiveaway } from "./find-giveaway.ts"
import { isSimplifiedOnly, isTraditionalOnly } from "./fold-script.ts"

/**
 * The language of a message (BCP 47): the script decides where it can; for what two languages share, characteristic
 * characters; for what is still open ("OK", "1204", "毛巾"), the language spoken here before. Null when nothing tells.
 */
export function detectLanguage(text: string, spoken: Language | null): string | null {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const han = count(/[\u4e00-\u9fff\u3400-\u4dbf々]/g)
  const kana = count(/[\u3041-\u3096\u30a1-\u30fa]/g)
  const hangul = count(/[\uac00-\ud7af\u1100-\u11ff]/g)
  const thai = count(/[\u0e00-\u0e7f]/g)
  const words = text.match(/[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9']{2,}/g) ?? []
  const isMostlyLatin = words.length >= 4 && han + kana + hangul + thai <= words.length
  if (!isMostlyLatin) {
    if (thai > 0 && thai >= han) return "th"
    if (hangul > 0 && hangul >= kana && hangul * 2 >= han) return "ko"
    if (kana > 0 && !isDecorativeKana(text, kana, han)) return "ja"
    if (han > 0) return detectHan(text, spoken)
  }
  for (const [pattern, language] of OTHER_SCRIPTS) if (pattern.test(text)) return language
  return words.length > 0 ? detectLatin(text, words, spoken) : spoken
}

/** Chinese writers use の as an ornament: "我の房间". */
const isDecorativeKana = (text: string, kana: number, han: number): boolean =>
  kana === (text.match(/の/g)?.length ?? 0) && han >= 3 && [...text].some((char) => isSimplifiedOnly(char) || CHINESE_ONLY.includes(char))

const CHINESE_ONLY = "我你您们們的吗嗎呢吧啊很请請要还還这這那哪么麼个個给給没沒没什"
/** Forms of characters that only Japanese uses. */
const JAPANESE_FORMS =
  /[気駅円図対両込働畳枠発変経続観検権験転軽鉄銭録関闘雑霊頼顔駆騒髪黒黙齢壊悪焼増弾従徴戻拡拝拠挙揺浄渋獣産砕稲穏絵継総緑縁縦聴脳臓蔵薬処覚覧訳説読譲豊賛払仏価児効勧単厳収団囲圏塩売様巻亀値暁営栄桜毎氷渇済滝瀬焔犠狭県粛舗芸荘蛍辺遅郷酔釈鋭険隠頬駄鶏黄予帰歩毎]/
/** Words a Japanese guest writes without kana; some are Chinese words too. */
const JAPANESE_WORDS =
  /部屋|予約|朝食|夕食|連泊|宿泊|大丈夫|無料|荷物|空港|両替|注文|何時|今晩|明朝|明日|毛布|電球|風呂|掃除|清掃|入浴|大浴場|禁煙|喫煙|領収書|支払|到着|精算|案内|了解|承知|結構|不要|至急|返事|相談|迷子|火事|泥棒|財布|階段|故障/

function detectHan(text: string, spoken: Language | null): string {
  let simplified = 0
  let traditional = 0
  let chinese = 0
  for (const char of text) {
    if (CHINESE_ONLY.includes(char)) chinese++
    if (isSimplifiedOnly(char)) simplified++
    else if (isTraditionalOnly(char)) traditional++
  }
  const mayBeJapanese = chinese === 0 && simplified === 0
  if (mayBeJapanese && (spoken === "ja" || JAPANESE_FORMS.test(text))) return "ja"
  if (mayBeJapanese && spoken !== "zh-Hans" && spoken !== "zh-Hant" && JAPANESE_WORDS.test(text)) return "ja"
  if (simplified > traditional) return "zh-Hans"
  if (traditional > simplified) return "zh-Hant"
  return spoken === "zh-Hant" ? "zh-Hant" : "zh-Hans"
}

const OTHER_SCRIPTS: [RegExp, string][] = [
  [/[\u0400-\u04ff]/, "ru"],
  [/[\u0600-\u06ff]/, "ar"],
  [/[\u0590-\u05ff]/, "he"],
  [/[\u0900-\u097f]/, "hi"],
  [/[\u0370-\u03ff]/, "el"],
  [/[\u0e80-\u0eff]/, "lo"],
  [/[\u1780-\u17ff]/, "km"],
  [/[\u1000-\u109f]/, "my"],
]

/** Languages in Latin letters that guests write; the shorter the list, the fewer mistakes. */
const LATIN = ["en", "fr", "de", "es", "it", "pt", "nl", "vi", "id", "tr", "pl", "sv"]
const ENGLISH =
  /^(the|a|an|i|i'm|my|me|we|our|you|your|is|are|was|do|does|can|could|would|will|to|of|in|on|at|for|with|and|not|no|yes|please|it|this|that|there|have|has|need|want|get|room|what|when|where|how|help|thanks|thank|hello|hi|sorry|towels?|water|hotel|check|checkout|breakfast|taxi|stop|cancel)$/i
/** Words that travel: alone they say nothing about the writer's language. */
const INTERNATIONAL =
  /^(ok|okay|wifi|wi-fi|wi|fi|hi|hello|no|sos|taxi|hotel|tv|ac|vip|check|checkout|checkin|in|out|bye|stop|line|wechat)$/i

function detectLatin(text: string, words: string[], spoken: Language | null): string {
  if (words.length <= 2 && words.every((word) => INTERNATIONAL.test(word))) return spoken ?? "en"
  const giveaway = words.filter((word) => ENGLISH.test(word)).length * 2 < words.length ? findGiveaway(words) : null
  if (giveaway) return giveaway
  const english = words.filter((word) => ENGLISH.test(word)).length
  if (words.length < 4 || english * 3 >= words.length) {
    const hasAccents = /[\u00c0-\u024f\u1ea0-\u1ef9]/.test(text)
    if (!hasAccents || english > 0) return "en"
  }
  const [first] = detectAll(text.slice(0, CHARACTERS_DETECTED_MAX), { only: LATIN })
  return first && first.accuracy >= ACCURACY_MIN ? first.lang : "en"
}

const CHARACTERS_DETECTED_MAX = 200
const ACCURACY_MIN = 0.25
