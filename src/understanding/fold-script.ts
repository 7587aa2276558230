import { Converter as ToTraditional } from "opencc-js/cn2t"
import { Converter } from "opencc-js/t2cn"

/**
 * Folds Traditional characters to Simplified ones, for matching only: one character becomes one character, so that
 * positions in the folded text are positions in the guest's text.
 */
export function foldScript(text: string): string {
  let folded = ""
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    folded += char < FIRST_HAN ? char : (table().get(char) ?? char)
  }
  return folded
}

/** Characters only a writer of Traditional Chinese (or Japanese) uses. */
export const isTraditionalOnly = (char: string): boolean => table().has(char) && !EITHER.includes(char)

/** Characters only a writer of Simplified Chinese uses. */
export const isSimplifiedOnly = (char: string): boolean => simplified().has(char) && !EITHER.includes(char)

const FIRST_HAN = "\u4e00"
/** Written in both scripts, or in Japanese too, although a table pairs them with another character. */
const EITHER =
  "后里面台只干几系余谷云党曲斗征游占吃升回向周冲准卷合同咸尸岳布并志折扎托据昆松极欲注涂淀漓炼烟症秋签粘纤致苏获表谣迹郁采钟铲霉凶刮制千仆价出别占叶吁冬克虫万与无礼个胜体声国学会来当点号宝写双条断旧灯炉独画尽称竜篭乱辞湿麦"

let folds: Map<string, string> | null = null
let folded: Set<string> | null = null

/** Built on first use: 21,000 characters through the converter once, then a look-up each. */
function table(): Map<string, string> {
  if (folds) return folds
  const all: string[] = []
  for (let code = 0x4e00; code <= 0x9fff; code++) all.push(String.fromCharCode(code))
  const converted = Converter({ from: "tw", to: "cn" })(all.join("\n")).split("\n")
  folds = new Map()
  for (const [i, char] of all.entries()) {
    const to = converted[i]
    if (to && to !== char && to.length === 1) folds.set(char, to)
  }
  folds.delete("么")
  folds.set("著", "着").set("妳", "你").set("祂", "他").set("臺", "台").set("裏", "里")
  return folds
}

function simplified(): Set<string> {
  if (folded) return folded
  // 你 and 修 are what 妳 and 脩 fold to, yet Traditional writes them too: only what Traditional would write otherwise counts.
  const values = [...new Set(table().values())]
  const traditional = ToTraditional({ from: "cn", to: "tw" })(values.join("\n")).split("\n")
  folded = new Set(values.filter((char, i) => traditional[i] !== char))
  return folded
}
