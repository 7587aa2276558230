import { describe, expect, it } from "vitest"
import { ContentProblem } from "../../../src/lib/errors.ts"
import { compileTemplates, hasTemplate, placeholdersOf, readTemplates } from "../../../src/templates/catalog.ts"
import { render } from "../../../src/templates/render.ts"

const file = (text: string) => [{ path: "templates/amenity.yaml", text }]
const four = (text: string): string => ["zh-Hans", "zh-Hant", "ja", "en"].map((language) => `  ${language}: '${text}'`).join("\n")

function problemOf(text: string): ContentProblem {
  try {
    compileTemplates(file(text))
  } catch (error) {
    if (error instanceof ContentProblem) return error
  }
  throw new Error("no problem found")
}

describe("templates", () => {
  it("are named by file and key", () => {
    const catalog = compileTemplates(file(`ask-item:\n${four("item?")}`))
    expect(hasTemplate(catalog, "amenity.ask-item")).toBe(true)
    expect(hasTemplate(catalog, "amenity.other")).toBe(false)
  })

  it("tell their placeholders with paths, in conditions too", () => {
    const catalog = compileTemplates(
      file(`a:\n${four("{% if guest %}{{ facts.wifi.network | upcase }}{% endif %}{% assign x = 1 %}{{ x }}")}`),
    )
    expect(placeholdersOf(catalog, "amenity.a")).toEqual(new Set(["guest", "facts.wifi.network"]))
    expect(placeholdersOf(catalog, "amenity.none")).toEqual(new Set())
  })

  it.each([
    ["a missing language", "a:\n  zh-Hans: x\n  zh-Hant: x\n  ja: x", 1, "no wording in en"],
    ["a language nobody writes", `a:\n${four("x")}\n  fr: x`, 6, '"fr"'],
    ["an open tag", `a:\n${four("x")}\nb:\n  zh-Hans: "{% if x %}"\n  zh-Hant: x\n  ja: x\n  en: x`, 7, "not closed"],
    ["an unknown filter", "a:\n  zh-Hans: '{{ x | shout }}'\n  zh-Hant: x\n  ja: x\n  en: x", 2, "undefined filter: shout"],
    ["a number for a text", "a:\n  zh-Hans: 12\n  zh-Hant: x\n  ja: x\n  en: x", 2, "must be text"],
    ["text for languages", "a: x", 1, "one wording per language"],
    ["a name in capitals", `Aa:\n${four("x")}`, 1, "lower case"],
    ["a key twice", `a:\n${four("x")}\na:\n${four("y")}`, 6, "twice"],
  ])("with %s are a problem with its line", (_what, text, line, message) => {
    const problem = problemOf(text)
    expect([problem.file, problem.line]).toEqual(["templates/amenity.yaml", line])
    expect(problem.message).toContain(message)
  })

  it("need only the languages the house writes", () => {
    expect(readTemplates(file("a: { ja: x, en: y }"), ["ja", "en"]).problems).toEqual([])
  })
})

describe("rendering", () => {
  const catalog = compileTemplates(
    file(
      `a:\n  zh-Hans: '{{ hail }}要{{ quantity }}{{ unit }}'\n  zh-Hant: x\n  ja: '{% if guest %}{{ guest }}{% else %}お客様{% endif %}'\n  en: '{% if hail %}{{ hail }}{% endif %}ok'`,
    ),
  )
  it("fills values in", () => {
    expect(render(catalog, "amenity.a", "zh-Hans", { hail: "王先生，", quantity: 2, unit: "条" })).toBe("王先生，要2条")
  })

  it("takes null for not known, and empty text too", () => {
    expect(render(catalog, "amenity.a", "ja", { guest: null })).toBe("お客様")
    expect(render(catalog, "amenity.a", "zh-Hans", { hail: "", quantity: null, unit: null })).toBe("要")
    expect(render(catalog, "amenity.a", "en", { hail: "" })).toBe("ok")
  })

  it("never passes over a value that was not given, nor a template that is not there", () => {
    expect(() => render(catalog, "amenity.a", "ja", {})).toThrow("guest")
    expect(() => render(catalog, "amenity.b", "ja", {})).toThrow("no template amenity.b")
  })

  it("falls back to a language that is written", () => {
    const { catalog: japanese } = readTemplates(file("a: { ja: こんにちは }"), ["ja"])
    expect(render(japanese, "amenity.a", "en", {})).toBe("こんにちは")
  })

  it("does not read a guest's words as a template", () => {
    expect(render(catalog, "amenity.a", "ja", { guest: "{{ phone }}{% if %}" })).toBe("{{ phone }}{% if %}")
  })
})
