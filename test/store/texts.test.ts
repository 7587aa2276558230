import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { normalisePhone } from "../../src/store/normalise-phone.ts"
import { cleanText, toJson } from "../../src/store/to-json.ts"

describe("text for PostgreSQL", () => {
  test("NUL characters go, halves of pairs are replaced, everything else stays, in values and keys", () => {
    expect(cleanText("a\u0000b\udfffc\ud800 😀")).toBe("ab\ufffdc\ufffd 😀")
    expect(JSON.parse(toJson({ "k\u0000": ["\ud83d", { at: new Date(0) }], n: null, u: undefined }))).toEqual({
      k: ["\ufffd", { at: "1970-01-01T00:00:00.000Z" }],
      n: null,
    })
    expect(toJson("\\u0000 stays")).toBe('"\\\\u0000 stays"')
  })

  test("whatever comes in, the JSON holds nothing that PostgreSQL refuses, and clean values are untouched", () => {
    const escapes = /(?<!\\)(?:\\\\)*\\u(0000|d[89a-f])/i
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: "binary" }), (value, text) => {
        expect(toJson({ value, text })).not.toMatch(escapes)
        const clean = JSON.parse(toJson({ value, text }))
        expect(JSON.parse(toJson(clean))).toEqual(clean)
      }),
    )
  })
})

describe("phone numbers", () => {
  test.each([
    ["+86 138 0013 8000", null, "+8613800138000"],
    ["＋８６１３８００１３８０００", null, "+8613800138000"],
    ["0081 90-1234-5678", null, "+819012345678"],
    ["138 0013 8000", "CN", "+8613800138000"],
    ["090-1234-5678", "JP", "+819012345678"],
    ["138 0013 8000", null, "138 0013 8000"],
    ["ask reception", "CN", "ask reception"],
    ["", "CN", ""],
  ])("%s in %s is %s", (told, country, number) => {
    expect(normalisePhone(told, country)).toBe(number)
  })
})
