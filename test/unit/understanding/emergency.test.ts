import { describe, expect, it } from "vitest"
import { readExamplesFile } from "../../../src/understanding/examples-file.ts"
import { dangerRows } from "../../understanding/eval-row.ts"
import { rate, score } from "../../understanding/score.ts"
import { harmlessLikenesses } from "./harmless-likenesses.ts"
import { heardDangers } from "./heard-dangers.ts"
import { lexiconFiles, line, read } from "./hotel-lexicon.ts"

describe("danger is always heard", () => {
  const dangers: [string, string][] = [
    ["着火了", "fire"],
    ["房間著火了", "fire"],
    ["闻到一股焦味", "fire"],
    ["火事だ！", "fire"],
    ["FIRE!!!", "fire"],
    ["smell of gas in the corridor", "fire"],
    ["no, there's a fire!", "fire"],
    ["불이 났어요", "fire"],
    ["ไฟไหม้", "fire"],
    ["我妈晕倒了", "medical"],
    ["my baby isn't breathing", "medical"],
    ["she cant breathe", "medical"],
    ["胸口痛", "medical"],
    ["転んで足が折れたみたい、救急車を", "medical"],
    ["heart attack!!", "medical"],
    ["有人持刀", "security"],
    ["someone broke into our room", "security"],
    ["知らない男が部屋に入ってきた", "security"],
    ["my daughter is missing", "security"],
    ["我们被困在电梯里", "other"],
    ["エレベーターに閉じ込められました", "other"],
    ["I want to kill myself", "other"],
    ["死にたいです", "other"],
  ]
  it.each(dangers)("%s → %s", (text, type) => {
    expect(line(text)).toMatchObject({ intent: "emergency", urgency: "critical", slots: { type } })
  })

  it("is heard behind 5,000 characters of other talk, and whatever was asked", () => {
    expect(line(`${"我想要毛巾。".repeat(800)}着火了`).intent).toBe("emergency")
    for (const expecting of [{ kind: "text" }, { kind: "yes-no" }, { kind: "count" }] as const) {
      expect(line("fire in my room", { expecting }).intent).toBe("emergency")
    }
  })

  it("is heard in one tap", () => {
    expect(line("🆘").intent).toBe("emergency")
  })
})

describe("what only looks like danger", () => {
  const harmless = [
    "fire alarm test at noon?",
    "附近有火锅店吗",
    "去火车站怎么走",
    "ファイヤーダンスのショーは何時",
    "火曜日にチェックアウトします",
    "the movie was fire",
    "where is the fire exit",
    "no smoking room please",
    "有烟灰缸吗",
    "禁煙の部屋ですか",
    "房间里全是烟味",
    "タバコの煙の臭いがします",
    "cigarette smoke smell in the room",
    "没有着火吧",
    "火事ではないです",
    "No fire, just steam",
    "nobody is hurt, just a broken glass",
    "can I have a knife and fork",
    "I'm dying for a coffee",
    "热死了",
    "房间号1208",
    "水龙头破了",
    "allergic to nuts",
    "I can't find my daughter's jacket",
    "感谢保安帮忙",
    "총 얼마예요?",
    "ไฟฟ้าดับ",
  ]
  it.each(harmless)("%s", (text) => {
    expect(read(text).wishes.map((wish) => wish.intent)).not.toContain("emergency")
  })
})

describe.each(Object.entries(heardDangers))("danger is heard: %s", (_, { types, told }) => {
  it.each(Object.entries(told).flatMap(([language, texts]) => texts.map((text) => ({ language, text }))))(
    "$language: $text",
    ({ text }) => {
      const heard = line(text)
      expect(heard).toMatchObject({ intent: "emergency", urgency: "critical", emotion: "anxious" })
      expect(types).toContain(heard.slots.type)
    },
  )
})

describe.each(Object.entries(harmlessLikenesses))("no danger: %s", (_, told) => {
  it.each(Object.entries(told).flatMap(([language, texts]) => texts.map((text) => ({ language, text }))))(
    "$language: $text",
    ({ text }) => {
      expect(read(text).wishes.map((wish) => wish.intent)).not.toContain("emergency")
    },
  )
})

describe("dangers told by an author nobody had read", () => {
  const results = dangerRows().map((row) => ({ row, read: line(row.text), ms: 0 }))
  const { emergencyRecall, falseAlarms } = score(results)

  /** What was reached; raise it when the hearing gets better, never lower it. */
  it("are heard, more than five in six; of what only sounds like one, one in seven brings a colleague", () => {
    expect(results.length).toBe(480)
    expect(rate(emergencyRecall)).toBeGreaterThanOrEqual(0.85)
    expect(rate(falseAlarms)).toBeLessThanOrEqual(0.15)
  })
})

describe("the example sentences", () => {
  /** One in ninety: most tell of an injury, an intruder or a danger that is over, where a colleague who comes does no harm. */
  const COLLEAGUE_COMES_ANYWAY_MAX = 0.011
  /** Of the dangers they tell, next to all: the second net was taught with them. */
  const HEARD_MIN = 0.96

  const groups = lexiconFiles.filter(({ path }) => path.startsWith("flows/examples/")).flatMap(readExamplesFile)
  const isHeard = (text: string) => read(text).wishes.some((wish) => wish.intent === "emergency")
  const sentencesOf = (isTold: (intent: string) => boolean) =>
    groups.filter(({ intent }) => isTold(intent)).flatMap(({ sentences }) => sentences)

  it("beside those of danger hold none, and next to none is taken for one", () => {
    // Every third: a hundred thousand would take a minute.
    const calm = sentencesOf((intent) => intent !== "emergency").filter((_, i) => i % 3 === 0)
    const alarming = calm.filter(isHeard)
    expect(calm.length).toBeGreaterThan(10_000)
    expect(alarming.length / calm.length, alarming.join("\n")).toBeLessThanOrEqual(COLLEAGUE_COMES_ANYWAY_MAX)
  }, 120_000)

  it("of danger are heard", () => {
    const dangers = sentencesOf((intent) => intent === "emergency")
    const missed = dangers.filter((text) => !isHeard(text))
    expect(dangers.length).toBeGreaterThan(2_000)
    expect(1 - missed.length / dangers.length, missed.join("\n")).toBeGreaterThanOrEqual(HEARD_MIN)
  }, 120_000)
})
