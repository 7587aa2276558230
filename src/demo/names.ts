import type { Title } from "../domain/guest.ts"
import type { Language } from "../domain/language.ts"
import type { Chance } from "../lib/chance.ts"

const COUNTRIES = ["CN", "TW", "JP", "GB", "US", "SG"] as const
export type Country = (typeof COUNTRIES)[number]

export type Name = { name: string; familyName: string; givenName: string }

type Names = { language: Language; families: string[]; given: Record<Title, string[]>; full(family: string, given: string): string }

const list = (words: string): string[] => words.split(/\s+/)
const closed = (family: string, given: string) => `${family}${given}`
const familyFirst = (family: string, given: string) => `${family} ${given}`
const familyLast = (family: string, given: string) => `${given} ${family}`

const NAMES: Record<Country, Names> = {
  CN: {
    language: "zh-Hans",
    families: list(
      "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 欧阳",
    ),
    given: {
      mr: list(
        "志远 建国 文博 俊杰 海涛 明辉 立新 永康 子轩 浩然 一鸣 国栋 晓东 振华 家豪 思源 春生 学军 瑞峰 启明 嘉木 新宇 广平 维民 雨泽 景行 承志 卫东 少峰 乐天",
      ),
      ms: list(
        "晓梅 雅琴 静怡 丽华 思敏 玉兰 婉清 佳宁 雨桐 欣然 慧敏 春燕 诗涵 秀英 若溪 月红 文静 梦洁 小雯 可心 云霞 淑芬 安琪 紫薇 海燕 芳菲 宛如 青禾 素云 亦凡",
      ),
    },
    full: closed,
  },
  TW: {
    language: "zh-Hant",
    families: list("陳 林 黃 張 李 王 吳 劉 蔡 楊 許 鄭 謝 郭 洪 邱 曾 廖 賴 徐 周 葉 蘇 莊 呂 江 何 蕭 羅 高"),
    given: {
      mr: list("志明 家豪 俊宏 建宏 冠宇 承恩 柏翰 宗翰 彥廷 文雄 信宏 品睿 哲瑋 國華 明哲 子翔 育誠 士傑 正雄 振宇"),
      ms: list("淑芬 怡君 雅婷 美玲 佳蓉 欣怡 靜宜 惠雯 郁婷 思妤 筱涵 麗華 秀琴 宜蓁 詩婷 佩珊 雅雯 品妤 婉婷 心怡"),
    },
    full: closed,
  },
  JP: {
    language: "ja",
    families: list(
      "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 前田 藤田 小川 岡田 後藤 長谷川 村上 近藤 石井 坂本 遠藤 青木 藤井 西村",
    ),
    given: {
      mr: list("健太 大輔 翔太 拓也 浩二 誠 隆 直樹 和也 修 正人 茂 亮 達也 雄一 智也 学 進 幸雄 英樹 康平 悠人 俊介 哲也"),
      ms: list(
        "陽子 美咲 由美子 恵子 さくら 裕子 真由美 智子 千夏 香織 直美 久美子 彩 明日香 和子 麻衣 典子 優子 奈々 幸子 萌 葵 理恵 友美",
      ),
    },
    full: familyFirst,
  },
  GB: {
    language: "en",
    families: list(
      "Ashworth Barker Bennett Carter Clarke Cooper Davies Dawson Edwards Ellis Fletcher Foster Gibson Graham Hargreaves Harris Hughes Jenkins Kerr Lloyd Marsh Mason Norris Palmer Pritchard Reid Shaw Sutton Turner Whitaker",
    ),
    given: {
      mr: list("Alistair Andrew Callum Colin Edward Gareth George Graham Hugh Ian Jonathan Martin Nigel Oliver Peter Rupert Simon Stuart"),
      ms: list(
        "Alice Bronwen Catherine Charlotte Eleanor Fiona Gillian Harriet Helen Imogen Isla Joanna Margaret Philippa Rosie Sarah Susan Victoria",
      ),
    },
    full: familyLast,
  },
  US: {
    language: "en",
    families: list(
      "Abbott Alvarez Baker Brooks Callahan Castillo Coleman Delgado Emerson Fitzgerald Goldberg Hansen Hernandez Jefferson Kowalski Larson Mendoza Miller Nguyen Olson Park Ramirez Romano Sanders Schneider Sullivan Thompson Vasquez Walker Young",
    ),
    given: {
      mr: list("Aaron Brandon Brian Carlos Daniel David Derek Eric Frank Gary Jason Kevin Luis Marcus Mark Ryan Scott Steven"),
      ms: list("Alicia Amanda Brenda Carmen Diane Emily Grace Heather Jasmine Karen Laura Linda Megan Nicole Patricia Rachel Teresa Wendy"),
    },
    full: familyLast,
  },
  SG: {
    language: "en",
    families: list("Tan Lim Lee Ng Ong Wong Goh Chua Chan Koh Teo Ang Yeo Tay Ho Low Sim Chong Leong Foo"),
    given: {
      mr: ["Wei Ming", "Jun Jie", "Kok Wai", "Boon Keng", "Chee Hong", "Wei Jie", "Yong Sheng", "Kian Huat", "Zhi Hao", "Teck Seng"],
      ms: ["Hui Min", "Li Ting", "Siew Lan", "Mei Ling", "Xin Yi", "Bee Choo", "Wan Ting", "Pei Shan", "Jia Hui", "Swee Eng"],
    },
    full: familyFirst,
  },
}

/** What a country's guests speak with the house, of the languages it writes. */
export const languageOf = (country: Country): Language => NAMES[country].language

/** An invented name; `family` keeps a family together. */
export function drawName(country: Country, title: Title, chance: Chance, family?: string): Name {
  const { families, given, full } = NAMES[country]
  const familyName = family ?? chance.pick(families)
  const givenName = chance.pick(given[title])
  return { name: full(familyName, givenName), familyName, givenName }
}
