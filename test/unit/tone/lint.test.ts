import { describe, expect, it } from "vitest"
import type { Language } from "../../../src/domain/language.ts"
import { lintTone } from "../../../src/tone/lint.ts"

const rulesFor = (text: string, language: Language): string[] => lintTone(text, language).map(({ rule }) => rule)

// A032, A059, A061, A069, A072, A073, A074: what the sources forbid, in the words they forbid it
describe.each<[string, string, string, string]>([
  ["not-knowing", "我不知道", "I don't know", "わかりません"],
  ["not-my-job", "不行，我做不了，因为这不属于我的工作", "I can't, it isn't my job", "できません、担当外です"],
  ["bare-no", "不。", "No.", "いいえ。"],
  ["not-understanding", "你好像不明白", "You don't seem to understand", "ご理解いただけていないようですが"],
  ["you-should", "您应该早点说", "You should have called", "早くおっしゃるべきです"],
  ["we-never", "我们从没这样做过", "We never do that", "当館では致しません"],
  ["you-are-wrong", "您弄错了", "You are mistaken", "お間違えです"],
  ["nobody-complained", "以前从来没有人抱怨过这些", "Nobody has complained before", "今までそのような苦情はありません"],
  ["calm-down", "请冷静，别激动", "Please calm down", "落ち着いてください"],
  ["belittling", "这只是小事", "It's just a small thing", "大したことではありません"],
  ["sending-away", "那不是我们的业务，请你拨打前台咨询", "Please call the front desk", "フロントにお電話ください"],
  ["over-promise", "保证修好", "It will definitely be fixed", "必ず直します"],
  ["no-time", "马上为您送来", "It will be there soon", "すぐにお届けいたします"],
  ["money", "我们会赔偿您", "We will compensate you", "補償いたします"],
  ["asks-age", "请问您多大年纪？", "How old are you?", "ご年齢をお聞かせください"],
  ["asks-marriage", "您结婚了吗？", "Are you married?", "ご結婚はされていますか"],
  ["asks-income", "您的收入是多少？", "What is your salary?", "年収はおいくらですか"],
  ["asks-home", "您家住哪里？", "What is your home address?", "ご自宅はどちらですか"],
  ["asks-belief", "您信教吗？", "What is your religion?", "宗教は何ですか"],
  ["asks-body", "您的体重是多少？", "What is your weight?", "ご病気ですか"],
])("%s", (rule, zh, en, ja) => {
  it("is found in Chinese, English and Japanese, each with better words", () => {
    expect(rulesFor(zh, "zh-Hans")).toContain(rule)
    expect(rulesFor(en, "en")).toContain(rule)
    expect(rulesFor(ja, "ja")).toContain(rule)
    expect(lintTone(en, "en").every(({ better, phrase }) => better !== "" && phrase !== "")).toBe(true)
  })
})

describe("what a good house says", () => {
  it.each<[Language, string]>([
    ["zh-Hans", "为了尽快送到，请问您住几号房？"],
    ["zh-Hans", "好的，客房部 15 分钟内送到。"],
    ["zh-Hans", "酒店不代订火车票，我可以请礼宾部帮您查好车次，并把官方购票链接发给您，好吗？"],
    ["zh-Hans", "我马上为您确认，10 分钟内回复。"],
    ["zh-Hant", "讓您等了半小時還進不了房間，真的非常抱歉。值班經理陳經理現在就為您處理，10 分鐘內回覆您。"],
    ["ja", "すぐにお届けできるよう、お部屋番号をお教えいただけますか。"],
    ["ja", "列車の切符は手配を承っておりませんが、コンシェルジュが便をお調べし、公式の購入先をお送りいたしましょうか。"],
    ["ja", "エアコンはその後いかがでしょうか。お部屋は涼しくなりましたでしょうか。"],
    [
      "en",
      "We don't book train tickets ourselves, but our concierge can look up the trains and send you the official link. Shall I ask them?",
    ],
    ["en", "I haven't quite understood, and I don't want to keep you guessing. A colleague will take over and reply within 3 minutes."],
    ["en", "Reply STOP to opt out."],
    ["en", "No problem at all. Is anyone hurt?"],
  ])("passes (%s) %s", (language, text) => {
    expect(lintTone(text, language)).toEqual([])
  })
})

describe("the rest", () => {
  it("finds English in a text for a Chinese guest", () => {
    expect(rulesFor("I don't know", "zh-Hans")).toEqual(["not-knowing"])
  })

  it("finds the reserved words of SMS as answers", () => {
    expect(rulesFor("Reply YES to confirm.", "en")).toEqual(["reserved-words"])
    expect(rulesFor("请回复YES", "zh-Hans")).toEqual(["reserved-words"])
  })

  it("allows one emoji", () => {
    expect(lintTone("Thank you 😊", "en")).toEqual([])
    expect(rulesFor("Thank you 😊🎉", "en")).toEqual(["emoji"])
  })
})
