import { readdirSync, readFileSync } from "node:fs"
import { SegmentedMessage } from "sms-segments-calculator"
import { describe, expect, it } from "vitest"
import { LANGUAGES, type Language } from "../../../src/domain/language.ts"
import { guestWordings, placeholdersIn, sample, templates, type Wording, wordings } from "./read-content.ts"

const in_ = (language: Language, list: Wording[] = guestWordings): Wording[] => list.filter((wording) => wording.language === language)
const named = (list: Wording[]): string[] => list.map(({ id, language, text }) => `${id} ${language}: ${text}`)
const matching = (list: Wording[], pattern: RegExp): string[] => named(list.filter((wording) => pattern.test(sample(wording))))

/** Names in the audit trail, which look alike. */
const AUDITED = new Set(["card.view", "card.sent"])

describe("every text", () => {
  it("is written in all four languages", () => {
    expect(named(wordings.filter(({ text }) => text.trim() === ""))).toEqual([])
    for (const [id, texts] of templates) expect(Object.keys(texts).sort(), id).toEqual([...LANGUAGES].sort())
  })

  it("asks for the same values in every language", () => {
    // English counts without a counting word; a name may be told with or without its comma.
    const namesIn = (text: string): string[] =>
      [...placeholdersIn(text)]
        .filter((name) => name !== "unit")
        .map((name) => (name === "hail" ? "guest" : name))
        .sort()
    for (const [id, texts] of templates) {
      const first = namesIn(texts["zh-Hans"])
      for (const language of LANGUAGES) expect(namesIn(texts[language]), `${id} ${language}`).toEqual(first)
    }
  })

  it("that the code names exists", () => {
    const groups = new Set([...templates.keys()].map((id) => id.split(".")[0]))
    const missing = readdirSync("src", { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts"))
      .flatMap((path) => [
        ...readFileSync(`src/${path}`, "utf8").matchAll(/"(repair|staff|card|ladder|handoff|menu|consent|chase)\.([a-z-]+[a-z])"/g),
      ])
      .map((match) => `${match[1]}.${match[2]}`)
      .filter((id) => groups.has(id.split(".")[0] ?? "") && !templates.has(id) && !AUDITED.has(id))
    expect([...new Set(missing)]).toEqual([])
  })
})

describe("what a guest reads", () => {
  // Stricter than `flows check`, which allows a "cannot" that offers something else
  it("says what can be done, not what cannot", () => {
    const zh = /不行|做不了|就得|我们不会|从没|一定|小事|无法|無法|亲，|不归|尽可能|盡可能|没办法|沒辦法/
    const ja = /わかりません|できません|いいえ、|だめ|ありえません|必ず|絶対|になります|とんでもございません/
    const en = /have to|don't understand|unfortunately|kindly|can't|cannot|unable|just a small|only a/i
    expect(matching([...in_("zh-Hans"), ...in_("zh-Hant")], zh)).toEqual([])
    expect(matching(in_("ja"), ja)).toEqual([])
    expect(matching(in_("en"), en)).toEqual([])
  })

  // C3, A074: never asked
  it("never speaks of what is nobody's business", () => {
    expect(
      matching(
        guestWordings,
        /年龄|年齡|几岁|幾歲|结婚|結婚|收入|住址|信仰|疾病|病史|年齢|おいくつ|ご結婚|ご住所|ご病気|how old|married|income|home address|religion|illness/i,
      ),
    ).toEqual([])
  })

  it("talks neither of money owed nor of guilt", () => {
    expect(matching(guestWordings, /赔|賠|补偿|補償|责任|責任|賠償|弁償|補填|liab|compensat|refund|voucher|coupon/i)).toEqual([])
  })

  it("promises no time without saying which", () => {
    expect(
      matching(guestWordings, /尽快.*(?:送|回|处理)|很快|稍等|請稍候|请稍候|少々お待ち|まもなく|shortly|very soon|as soon as possible/i),
    ).toEqual([])
  })

  it("starts its sentences as English does", () => {
    const values = { ...Object.fromEntries(["hail", "guest"].map((name) => [name, ""])) }
    const bare = in_("en").map(({ id, text }) => ({ id, text: text.replaceAll("{{ hail }}", values.hail ?? "") }))
    expect(bare.filter(({ text }) => /^[a-z]/.test(text)).map(({ id }) => id)).toEqual([])
  })
})

describe("length", () => {
  const chars = (wording: Wording): number => [...sample(wording)].length
  /** Answers that are a small table, and complaints and emergencies, where leaving something out would cost more. */
  const MAY_BE_LONGER = /^(?:questions|complaint|emergency)\./

  it("fits the phone: one SMS where it can be, two at most", () => {
    const segments = (wording: Wording): number => new SegmentedMessage(sample(wording)).segmentsCount
    expect(named(guestWordings.filter((wording) => segments(wording) > 2))).toEqual([])
    const isOne = guestWordings.filter((wording) => segments(wording) === 1).length
    expect(isOne / guestWordings.length).toBeGreaterThan(0.8)
  })

  it("is short in Chinese and Japanese", () => {
    expect(
      named([...in_("zh-Hans"), ...in_("zh-Hant")].filter((wording) => chars(wording) > 67 && !MAY_BE_LONGER.test(wording.id))),
    ).toEqual([])
    expect(named(in_("ja").filter((wording) => chars(wording) > 78 && !MAY_BE_LONGER.test(wording.id)))).toEqual([])
  })

  it("keeps English in the network's small alphabet and within one message", () => {
    expect(named(in_("en").filter((wording) => new SegmentedMessage(sample(wording)).encodingName !== "GSM-7"))).toEqual([])
    expect(named(in_("en").filter((wording) => chars(wording) > 160 && !MAY_BE_LONGER.test(wording.id)))).toEqual([])
  })

  it("keeps labels whole on LINE", () => {
    const labels = wordings.filter(({ id }) => /^menu\.|^repair\.(?:yes|no)$|^card\.(?:take|say|done|later)$/.test(id))
    expect(named(labels.filter(({ text }) => [...text].length > 20))).toEqual([])
  })
})
