import { describe, expect, test } from "vitest"
import { readPmsConfig } from "../../../src/app/pms-config.ts"
import { pmsRetryMs } from "../../../src/pms/fetch-change.ts"
import { fullName, languageOf, titleOf } from "../../../src/pms/guest-words.ts"
import { hasSecret } from "../../../src/pms/has-secret.ts"

describe("words of other systems", () => {
  test("a name is written as its bearer writes it", () => {
    expect([
      fullName("伟", "王"),
      fullName("はなこ", "山田"),
      fullName("James", "Carter"),
      fullName(null, "Carter"),
      fullName(" ", ""),
    ]).toEqual([...["王伟", "山田 はなこ", "James Carter", "Carter", undefined]])
  })

  test("titles and languages are read where they say something we can use", () => {
    expect(["Mr.", "Misses", "先生", "女士", "M", "様", "Dr.", null].map(titleOf)).toEqual([
      "mr",
      "ms",
      "mr",
      "ms",
      "mr",
      undefined,
      undefined,
      undefined,
    ])
    expect(["zh_TW", "zh-CN", "日本語", "EN-GB", "de", ""].map(languageOf)).toEqual([
      "zh-Hant",
      "zh-Hans",
      "ja",
      "en",
      undefined,
      undefined,
    ])
  })
})

describe("the secret of a webhook", () => {
  const request = (url: string, authorization?: string) => ({
    method: "POST" as const,
    url,
    headers: (authorization ? { authorization } : {}) as Record<string, string>,
    body: "",
  })
  const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`
  const URL_OF = "https://hotel.example/webhooks/pms/mews"

  test("comes in the URL or as a password, and nowhere else", () => {
    expect(hasSecret(request(`${URL_OF}?token=s3cret`), "s3cret")).toBe(true)
    expect(hasSecret(request(URL_OF, basic("anyone:s3cret")), "s3cret")).toBe(true)
    expect(hasSecret(request(URL_OF, basic("anyone:s3:cret")), "s3:cret")).toBe(true)
    for (const bad of [request(URL_OF), request(`${URL_OF}?token=`), request(URL_OF, basic("s3cret")), request(URL_OF, "Bearer s3cret")]) {
      expect(hasSecret(bad, "s3cret")).toBe(false)
    }
  })
})

test("a hotel's system is asked again after 5 s, 20 s, 80 s … and at most two hours", () => {
  expect([1, 2, 3, 6, 10].map(pmsRetryMs)).toEqual([5_000, 20_000, 80_000, 5_120_000, 7_200_000])
})

test("a system that is half configured stops the start with the name of what is missing", () => {
  expect(() => readPmsConfig({ MEWS_CLIENT_TOKEN: "a", MEWS_ACCESS_TOKEN: "b" })).toThrow(
    "Mews is half configured: MEWS_WEBHOOK_SECRET is missing.",
  )
  expect(() => readPmsConfig({ OPERA_APP_KEY: "a" })).toThrow("OPERA is half configured: OPERA_GATEWAY_URL is missing.")
  expect(readPmsConfig({})).toEqual({ mews: null, cloudbeds: null, apaleo: null, opera: null })
})
