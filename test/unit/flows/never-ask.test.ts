import { describe, expect, it } from "vitest"
import type { Language } from "../../../src/domain/language.ts"
import { checkWords } from "../../../src/flows/check-words.ts"
import { loadScript } from "../../../src/flows/load-content.ts"
import { miniFiles } from "./fixture.ts"

const PLAIN: Record<Language, string> = { "zh-Hans": "好的。", "zh-Hant": "好的。", ja: "かしこまりました。", en: "Of course." }

/** The seven topics nobody is asked about, and near ways to ask all the same (domain data C3, A139, A160). */
const PLANTED: Record<string, Record<Language, string[]>> = {
  age: {
    "zh-Hans": ["为了准备生日，请问您今年多大？", "方便告诉我您的年龄吗？", "请问您是哪一年出生的？"],
    "zh-Hant": ["為了準備生日，請問您今年幾歲？", "方便告訴我您的年齡嗎？", "請問您是哪一年出生的？"],
    ja: ["ご用意のため、おいくつでいらっしゃいますか。", "ご年齢をお聞かせください。", "生年月日をお教えいただけますか。"],
    en: ["So that we can prepare, how old are you?", "What is your age?", "What year were you born?", "What is your date of birth?"],
  },
  marriage: {
    "zh-Hans": ["请问您结婚了吗？", "您是单身吗？", "您有太太吗？"],
    "zh-Hant": ["請問您結婚了嗎？", "您是單身嗎？", "您有太太嗎？"],
    ja: ["ご結婚されていますか。", "独身でいらっしゃいますか。", "既婚でしょうか。"],
    en: ["Are you married?", "What is your marital status?", "Do you have a husband or wife?"],
  },
  income: {
    "zh-Hans": ["请问您的收入大概多少？", "您一个月赚多少？", "您的年薪是多少？"],
    "zh-Hant": ["請問您的收入大概多少？", "您一個月賺多少？", "您的年薪是多少？"],
    ja: ["年収をお教えいただけますか。", "月収はおいくらですか。", "ご収入はどのくらいですか。"],
    en: ["What is your income?", "How much do you earn?", "How much money do you make?"],
  },
  home: {
    "zh-Hans": ["请问您的家庭住址是？", "您家住在哪里？", "您是哪里人？"],
    "zh-Hant": ["請問您的家庭住址是？", "您家住在哪裡？", "您是哪裡人？"],
    ja: ["ご自宅はどちらですか。", "お住まいはどちらでしょうか。", "ご出身はどちらですか。"],
    en: ["What is your home address?", "Where do you live?", "Where are you from originally?"],
  },
  past: {
    "zh-Hans": ["请问您的学历是？", "您以前在哪里工作？", "您做什么工作？"],
    "zh-Hant": ["請問您的學歷是？", "您以前在哪裡工作？", "您做什麼工作？"],
    ja: ["ご職業をお教えいただけますか。", "お仕事は何をされていますか。", "学歴をお聞かせください。"],
    en: ["What do you do for a living?", "Could you tell us your education?", "Where did you go to school?"],
  },
  belief: {
    "zh-Hans": ["请问您信教吗？", "您的宗教信仰是什么？", "您信什么？"],
    "zh-Hant": ["請問您信教嗎？", "您的宗教信仰是什麼？", "您信什麼？"],
    ja: ["宗教は何ですか。", "信仰をお持ちですか。", "宗教上のご事情はございますか。"],
    en: ["What is your religion?", "Are you religious?", "Which church do you go to?"],
  },
  body: {
    "zh-Hans": ["请问您身体怎么样？", "您的体重是多少？", "您有什么病史吗？", "您怀孕了吗？"],
    "zh-Hant": ["請問您身體怎麼樣？", "您的體重是多少？", "您有什麼病史嗎？", "您懷孕了嗎？"],
    ja: ["ご持病はございますか。", "体重をお教えいただけますか。", "妊娠されていますか。"],
    en: ["How is your health?", "What is your weight?", "Are you pregnant?", "Do you have any medical conditions?"],
  },
}

const planted = Object.entries(PLANTED).flatMap(([topic, texts]) =>
  Object.entries(texts).flatMap(([language, asked]) => asked.map((text) => [topic, language as Language, text] as const)),
)

describe("what nobody may be asked, whatever flow would ask it", () => {
  it.each(planted)("%s (%s): %s", (topic, language, text) => {
    const wordings = Object.entries({ ...PLAIN, [language]: text }).map(([each, said]) => `  ${each}: ${JSON.stringify(said)}`)
    const files = miniFiles({
      "templates/z.yaml": ["a:", ...wordings].join("\n"),
      "flows/x.yaml": "flow: x\nstart: { intents: [parking] }\nsteps:\n  - say: z.a",
    })
    const found = checkWords(loadScript(files).world).findings.filter(({ file }) => file === "templates/z.yaml")
    expect(found.map(({ message }) => message).join("\n"), topic).toMatch(/ says "/)
  })

  // C3: the exceptions, each with its reason.
  it.each<[Language, string]>([
    ["zh-Hans", "有什么需要厨房避开的吗？"],
    ["en", "Is anyone hurt?"],
    ["ja", "お怪我をされた方はいらっしゃいますか。"],
    ["zh-Hant", "有人受傷嗎？"],
    ["en", "So that we can post it to you, where should we send it?"],
  ])("but the kitchen and an emergency may ask (%s): %s", (language, text) => {
    const wordings = Object.entries({ ...PLAIN, [language]: text }).map(([each, said]) => `  ${each}: ${JSON.stringify(said)}`)
    const files = miniFiles({
      "templates/z.yaml": ["a:", ...wordings].join("\n"),
      "flows/x.yaml": "flow: x\nstart: { intents: [parking] }\nsteps:\n  - say: z.a",
    })
    expect(checkWords(loadScript(files).world).findings.filter(({ file }) => file === "templates/z.yaml")).toEqual([])
  })
})

describe("what is sensitive", () => {
  const PROFILE = `telling: {}
facts:
  health: { category: personal, sensitive: true, label: { zh-Hans: 健康, zh-Hant: 健康, ja: ご体調, en: Health } }
`
  const flow = (slot: string) =>
    `flow: x\nstart: { intents: [parking] }\nslots:\n  what: ${slot}\nsteps:\n  - collect: [what]\n  - record: { fact: health, slot: what }\n  - say: misc.fine`
  const found = (slot: string) => {
    const loaded = loadScript(miniFiles({ "flows/profile.yaml": PROFILE, "flows/x.yaml": flow(slot) }))
    return loaded.ok ? [] : loaded.findings.map(({ file, line, message }) => `${file}:${line} ${message}`)
  }

  // C5: NA fields
  it("is recorded by no flow that asks for it", () => {
    expect(found("{ type: text, ask: misc.fine }")).toContainEqual(
      'flows/x.yaml:7 "health" is sensitive, so no flow may ask for it: take away the question of "what", or this step.',
    )
  })
})
