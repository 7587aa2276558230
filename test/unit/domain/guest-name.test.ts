import { describe, expect, it } from "vitest"
import type { Guest } from "../../../src/domain/guest.ts"
import { formalName } from "../../../src/domain/guest-name.ts"
import type { Language } from "../../../src/domain/language.ts"

const guest = (name: string, more: Partial<Guest> = {}): Guest =>
  ({ name, title: "mr", language: null, familyName: null, ...more }) as Guest

// A181, A196: by surname and title.
describe("the polite form of a name", () => {
  it.each<[string, Guest, Language, string]>([
    ["a Chinese name", guest("王伟"), "zh-Hans", "王先生"],
    ["a Chinese name in Japanese", guest("王伟"), "ja", "王様"],
    ["a compound surname", guest("欧阳修"), "zh-Hans", "欧阳先生"],
    ["a Japanese name with a space", guest("佐藤 健", { language: "ja" }), "ja", "佐藤様"],
    ["a Japanese name without one: whole, never half a surname", guest("佐藤健", { language: "ja" }), "ja", "佐藤健様"],
    ["a Japanese name whose surname is marked", guest("佐藤健", { language: "ja", familyName: "佐藤" }), "ja", "佐藤様"],
    ["an English name", guest("Emma Clarke", { title: "ms" }), "en", "Ms Clarke"],
    ["no title: no guess", guest("Emma Clarke", { title: null }), "en", "Emma Clarke"],
  ])("%s", (_, who, language, expected) => {
    expect(formalName(who, language)).toBe(expected)
  })
})
