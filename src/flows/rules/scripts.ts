import { isSimplifiedOnly, isTraditionalOnly } from "../../understanding/fold-script.ts"
import type { Finding } from "../content.ts"
import type { GuestWords } from "./guest-words.ts"
import type { WordWorld } from "./word-world.ts"

/** Each language in its own writing: no Simplified in Traditional or the other way round, no Han or kana in English. */
export function writesItsScript(world: WordWorld): Finding[] {
  return [...world.all, ...world.told].flatMap((words) => {
    const foreign = foreignIn(words)
    return foreign === null ? [] : [words.at(`The ${words.language} wording of ${words.id} ${foreign}.`)]
  })
}

function foreignIn({ language, text }: GuestWords): string | null {
  switch (language) {
    case "zh-Hans":
      return listed(text, isTraditionalOnly, "Traditional Chinese: write the Simplified form")
    case "zh-Hant":
      return listed(text, isSimplifiedOnly, "Simplified Chinese: write the Traditional form")
    case "en":
      return listed(text, (char) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(char), "no English: write it in English")
    case "ja":
      return text.includes("。") && !/\p{Script=Hiragana}/u.test(text) ? "has no kana: write it in Japanese" : null
  }
}

function listed(text: string, isForeign: (char: string) => boolean, what: string): string | null {
  const chars = [...new Set([...text].filter(isForeign))]
  return chars.length > 0 ? `holds ${chars.map((char) => `"${char}"`).join(", ")}, which is ${what}` : null
}
