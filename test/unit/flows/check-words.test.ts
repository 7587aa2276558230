import { describe, expect, it } from "vitest"
import type { Language, Localised } from "../../../src/domain/language.ts"
import { checkWords } from "../../../src/flows/check-words.ts"
import { loadScript } from "../../../src/flows/load-content.ts"
import { miniFiles } from "./fixture.ts"
import { FACTS, PROPERTY } from "./mini-hotel.ts"

const LINES: Record<Language, number> = { "zh-Hans": 2, "zh-Hant": 3, ja: 4, en: 5 }
const PLAIN: Localised = { "zh-Hans": "好的。", "zh-Hant": "好的。", ja: "かしこまりました。", en: "Of course." }

/** What an author is told of the files x and z, as `file:line message`. */
function findingsOf(changes: Record<string, string | null>, about = /^(?:templates\/z|flows\/x)\.yaml/): string[] {
  const { world } = loadScript(miniFiles(changes))
  return checkWords(world)
    .findings.map(({ file, line, message }) => `${file}:${line ?? "-"} ${message}`)
    .filter((finding) => about.test(finding))
}

const yaml = (key: string, texts: Localised): string =>
  [`${key}:`, ...Object.entries(texts).map(([language, text]) => `  ${language}: ${JSON.stringify(text)}`)].join("\n")

const SAID = "flow: x\nstart: { intents: [parking] }\nsteps:\n  - say: z.a"

/** The template z.a with these wordings, said by this flow. */
const say = (texts: Partial<Localised>, flow = SAID): string[] =>
  findingsOf({ "templates/z.yaml": yaml("a", { ...PLAIN, ...texts }), "flows/x.yaml": flow })

/** What is found in this one wording, without its place, which must be right. */
function saying(language: Language, text: string, flow = SAID): string[] {
  const place = `templates/z.yaml:${LINES[language]} The ${language} wording of z.a `
  const findings = say({ [language]: text }, flow)
  expect(findings.filter((finding) => !finding.startsWith(place))).toEqual([])
  return findings.map((finding) => finding.slice(place.length))
}

describe("a flow that nothing starts", () => {
  it("is found", () => {
    expect(say({}, "# dead\nflow: x\nsteps:\n  - say: z.a")).toEqual([
      "flows/x.yaml:2 Nothing starts the flow x: give it a start, link to it, or remove it.",
    ])
  })

  it("is none when another flow sends guests there", () => {
    expect(
      findingsOf({
        "flows/x.yaml": "flow: x\nsteps:\n  - say: misc.fine",
        "flows/y.yaml": "flow: y\nfor: departed\notherwise: x\nstart: { intents: [parking] }\nsteps:\n  - say: misc.fine",
      }),
    ).toEqual([])
  })
})

describe("the writing of a language (A070)", () => {
  it.each<[Language, string, string]>([
    ["zh-Hans", "為您安排好了。", 'holds "為", which is Traditional Chinese: write the Simplified form.'],
    ["zh-Hant", "为您安排好了。", 'holds "为", which is Simplified Chinese: write the Traditional form.'],
    ["ja", "承知。", "has no kana: write it in Japanese."],
    ["en", "Your 毛巾 will come.", 'holds "毛", "巾", which is no English: write it in English.'],
  ])("%s %s", (language, text, finding) => {
    expect(saying(language, text)).toEqual([finding])
  })

  it("allows what both scripts share, and names the line of a fact", () => {
    expect(say({ "zh-Hans": "在台上。", "zh-Hant": "在後台。", ja: "承知しました。" })).toEqual([])
    expect(findingsOf({ "flows/facts.yaml": `${FACTS}pool: { place: { zh-Hans: 三樓, en: third floor } }` }, /pool\.place/)[0]).toMatch(
      /^flows\/facts\.yaml:5 The zh-Hans wording of facts\.pool\.place holds "樓"/,
    )
  })
})

describe("SMS", () => {
  it("takes three segments at most, in the alphabet the text needs", () => {
    expect(saying("zh-Hans", "好".repeat(202))).toEqual(["takes 4 SMS with long values: shorten it to 3."])
    expect(say({ "zh-Hans": "好".repeat(201), en: "a".repeat(459) })).toEqual([])
    expect(saying("en", "a".repeat(460))).toEqual(["takes 4 SMS with long values: shorten it to 3."])
  })

  it("counts values at their longest and the answers below", () => {
    const flow = "flow: x\nstart: { intents: [parking] }\nslots:\n  words: { type: text, from: message }\nsteps:\n  - say: z.a"
    expect(say({ "zh-Hans": `${"好".repeat(161)}{{ words }}` }, flow).filter((finding) => finding.includes("SMS"))).toHaveLength(0)
    expect(say({ "zh-Hans": `${"好".repeat(162)}{{ words }}` }, flow).filter((finding) => finding.includes("SMS"))).toHaveLength(1)
    const menu = SAID.replace("say: z.a", "say: { template: z.a, options: [amenity, wifi] }")
    expect(saying("zh-Hans", "好".repeat(190), menu)).toEqual(["takes 4 SMS with long values: shorten it to 3."])
  })

  it("is priced in a note where the hotel has told the price", () => {
    const noteOf = (property: string) => checkWords(loadScript(miniFiles({ "flows/property.yaml": property })).world).notes[0] ?? ""
    const [, dearest = "", stay = ""] =
      /the dearest flow, [\w-]+, (\d+); a stay that takes every flow once (\d+), in/.exec(noteOf(PROPERTY)) ?? []
    expect(Number(stay)).toBeGreaterThan(Number(dearest))
    expect(noteOf(`${PROPERTY}sms: { segment: 0.05, currency: USD }`)).toContain(`${stay} (${(Number(stay) * 0.05).toFixed(2)} USD)`)
  })
})

describe("answers to tap", () => {
  const menu = (amenity: string, wifi: string) =>
    findingsOf(
      {
        "templates/menu.yaml": `${yaml("amenity", { ...PLAIN, en: amenity })}\n${yaml("wifi", { ...PLAIN, "zh-Hans": "网络", "zh-Hant": "網路", ja: "ネット", en: wifi })}`,
      },
      /menu\.yaml/,
    )

  it("are no word that SMS keeps for itself", () => {
    expect(menu("Info", "Wi-Fi")).toEqual([
      'templates/menu.yaml:5 The en label menu.amenity is "Info", which SMS keeps for itself: use other words.',
    ])
    expect(menu("Info desk", "Wi-Fi")).toEqual([])
  })

  it("can be told apart", () => {
    expect(menu("Help me", "Help me")).toEqual([
      'templates/menu.yaml:10 The en labels menu.amenity and menu.wifi are both "Help me": a tap cannot tell them apart, change one.',
    ])
  })
})

describe("words that SMS keeps for itself", () => {
  it.each<[Language, string]>([
    ["en", "Reply YES to confirm."],
    ["en", "Just text HELP if anything is wrong."],
    ["zh-Hans", "确认请回复 YES。"],
    ["ja", "ご確認はYESと返信してください。"],
  ])("are never asked for: %s %s", (language, text) => {
    expect(saying(language, text).join()).toContain("which SMS keeps for itself: let guests answer in their own words.")
  })

  it("but a guest may be told how to stop messages, and help may be on its way", () => {
    expect(say({ en: "Reply STOP to opt out. Help is here, yes." })).toEqual([])
  })
})

describe("tone", () => {
  it("says nothing of the forbidden list, and names the better words (A032)", () => {
    expect(saying("en", "You should have told us.")).toEqual(['says "You should": rather You may like to ….'])
    expect(saying("zh-Hant", "保證修好。")).toEqual(['says "保證": rather 我会尽力，X 分钟内给您答复.'])
    expect(saying("ja", "のちほどお届けいたします。")).toEqual(['says "のちほどお届けいたします": rather X分以内に、と時間を添える.'])
    expect(say({ ja: "{{ minutes }}分以内に、のちほどお届けいたします。" })).toEqual([])
  })

  it("asks nobody what is nobody's business, though it may be spoken of (A074)", () => {
    expect(saying("en", "What is your religion?")).toEqual(['says "your religion": rather anything the kitchen should avoid?.'])
    expect(say({ en: "We serve whatever your religion allows." })).toEqual([])
  })

  it("neither shouts nor paints, and puts one question", () => {
    expect(saying("en", "Welcome!")).toEqual(["has an exclamation mark: end with a full stop."])
    expect(saying("en", "Welcome 🙂")).toEqual(["has an emoji, which the house sends only after the guest did: leave it out."])
    expect(saying("ja", "お元気ですか。お部屋はいかがですか。")).toEqual([
      "puts 2 questions: ask one thing, and the next in a step of its own.",
    ])
    expect(say({ en: "{% if guest %}Is it fixed?{% else %}Is all well?{% endif %}" })).toEqual([])
  })

  it("lists six lines at most", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index}`).join("\n")
    expect(saying("en", lines(7))).toEqual(["has more than 6 lines: make it shorter."])
    expect(say({ en: lines(6) })).toEqual([])
  })
})

describe("a question for a slot (A064)", () => {
  const flow =
    "flow: x\nstart: { intents: [parking] }\nslots:\n  plate: { type: text, ask: z.a }\nsteps:\n  - collect: [plate]\n  - say: misc.fine"
  const asks: Localised = {
    "zh-Hans": "为了找到您的车，请问车牌是？",
    "zh-Hant": "為了找到您的車，請問車牌是？",
    ja: "お車をお探しいたしますので、ナンバーをお教えいただけますか。",
    en: "So that we find your car, what is the plate?",
  }

  it("has its reason first", () => {
    expect(say(asks, flow)).toEqual([])
    expect(say({ ...asks, en: "What is the plate?" }, flow)).toEqual([
      "templates/z.yaml:5 The en wording of z.a asks without a reason: say first what it is for (So that …,).",
    ])
    expect(say({ ...asks, "zh-Hans": "请问车牌是？为了找到您的车。" }, flow)).toHaveLength(1)
  })

  it("is not the same as a question after the order", () => {
    expect(say({ en: "Has it arrived?" })).toEqual([])
  })
})

describe("a no (A059, A061, A082)", () => {
  const BARE = "turns something down and offers nothing: add what can be done instead."
  it.each<[Language, string, string]>([
    ["zh-Hans", "酒店不代订火车票。", "酒店不代订火车票，我可以请礼宾部帮您查好车次。"],
    ["zh-Hant", "飯店無法代訂火車票。", "飯店無法代訂火車票，但禮賓部可以先幫您查好班次。"],
    ["ja", "列車の切符は手配を承っておりません。", "列車の切符は手配を承っておりませんが、コンシェルジュが便をお調べいたします。"],
    ["en", "We don't book train tickets.", "We don't book train tickets ourselves, but our concierge can look up the trains."],
  ])("is never bare: %s", (language, no, noBut) => {
    expect(saying(language, no)).toEqual([BARE])
    expect(saying(language, noBut)).toEqual([])
  })

  it("may be followed by help, in every flow that says it", () => {
    const no = { en: "The pool is closed." }
    const withMenu = SAID.replace("say: z.a", "say: { template: z.a, options: [amenity] }")
    expect(say(no, withMenu)).toEqual([])
    expect(say(no, `${SAID}\n  - link: away`)).toEqual([])
    expect(say(no, `${SAID}\n  - say: misc.fine`)).toHaveLength(1)
    const both = { "flows/x.yaml": withMenu, "flows/y.yaml": "flow: y\nstart: { intents: [prices] }\nsteps:\n  - say: z.a" }
    expect(findingsOf({ "templates/z.yaml": yaml("a", { ...PLAIN, ...no }), ...both })).toHaveLength(1)
  })
})

describe("a greeting", () => {
  const flow = "flow: x\nstart: { intents: [goodbye] }\nsteps:\n  - say: z.a"
  it.each<[Language, string, string]>([
    ["zh-Hans", "再会，下次入住有优惠。", "优惠"],
    ["zh-Hant", "再會，現正促銷。", "促銷"],
    ["ja", "またのお越しを。特価でご案内中です。", "特価"],
    ["en", "Goodbye. Book at https://inn.example", "https://"],
  ])("sells nothing: %s", (language, text, phrase) => {
    expect(saying(language, text, flow)).toEqual([`sells ("${phrase}"), but it is a greeting or thanks: leave it out.`])
    expect(say({ [language]: text }, SAID)).toEqual([])
  })
})

describe("the first words to a complaint (A048–A052)", () => {
  const flow =
    "flow: x\nstart: { intents: [complaint] }\nsteps:\n  - ticket: { kind: complaint, department: front-office, service: complaint, details: [] }\n  - say: z.a\n  - say: misc.fine"
  const good: Localised = {
    "zh-Hans": "让您久等了，非常抱歉。经理{{ manager }}现在就来处理，{{ minutes }} 分钟内答复您。",
    "zh-Hant": "讓您久等了，非常抱歉。經理{{ manager }}現在就為您處理，{{ minutes }} 分鐘內回覆您。",
    ja: "お待たせして誠に申し訳ございません。担当の{{ manager }}がただいま対応し、{{ minutes }}分以内にご連絡いたします。",
    en: "I'm very sorry for the wait. {{ manager }} is dealing with it now and will be in touch within {{ minutes }} minutes.",
  }
  const complaint = (texts: Partial<Localised>) =>
    findingsOf({ "flows/complaint.yaml": flow, "templates/z.yaml": yaml("a", { ...good, ...texts }) })

  it("hold feeling, apology, action, owner and time", () => {
    expect(complaint({})).toEqual([])
  })

  it.each<[Language, string, string]>([
    ["en", "{{ manager }} is dealing with the wait now, within {{ minutes }} minutes.", "an apology"],
    ["zh-Hans", "非常抱歉。经理{{ manager }}现在就来处理，{{ minutes }} 分钟内答复您。", "what the guest has been through"],
    ["ja", "お待たせして誠に申し訳ございません。担当の{{ manager }}が{{ minutes }}分以内にご連絡いたします。", "what is being done now"],
    ["zh-Hant", "讓您久等了，非常抱歉。現在就為您處理，{{ minutes }} 分鐘內回覆您。", "who sees to it"],
    ["en", "I'm very sorry for the wait. {{ manager }} is dealing with it now.", "by when"],
  ])("%s without a part", (language, text, part) => {
    expect(complaint({ [language]: text }).filter((finding) => !finding.includes("asks for"))).toEqual([
      `templates/z.yaml:${LINES[language]} The ${language} wording of z.a answers a complaint without ${part}: add it.`,
    ])
  })
})
