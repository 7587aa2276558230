import { describe, expect, it } from "vitest"
import { localTime } from "../../../src/lib/time.ts"
import { findCount, findPeople } from "../../../src/understanding/find-count.ts"
import { readHanDigits, readHanNumber } from "../../../src/understanding/numerals.ts"
import { readChoice, readCount, readTime } from "../../../src/understanding/read-slot.ts"
import { catalogue, NOW, ZONE } from "./hotel-lexicon.ts"

describe("read-slot", () => {
  const counts: [string, number | null][] = [
    ["三条", 3],
    ["两个", 2],
    ["３", 3],
    ["十二瓶", 12],
    ["一个就够了", 1],
    ["三个人", 3],
    ["2つお願いします", 2],
    ["ひとつ", 1],
    ["三枚です", 3],
    ["two please", 2],
    ["a couple", 2],
    ["half a dozen", 6],
    ["just one", 1],
    ["we need 4 of them", 4],
    ["不知道", null],
    ["帮我看一下", null],
    ["1208", null],
  ]
  it.each(counts)("count: %s → %s", (text, count) => {
    expect(readCount(text)).toBe(count)
  })

  it("reads an hour as an answer", () => {
    const time = (text: string) => {
      const at = readTime(text, NOW, ZONE)
      return at && localTime(at, ZONE).time
    }
    expect(time("8")).toBe("08:00")
    expect(time("０７：１５")).toBe("07:15")
    expect(time("seven")).toBe("07:00")
    expect(time("0630")).toBe("06:30")
    expect(time("现在")).toBe("21:40")
    expect(time("later")).toBeNull()
    expect(time("2 hours")).toBeNull()
  })

  it("chooses by label, synonym, the longest name, or the number", () => {
    const amenities = catalogue.get("amenities") ?? []
    expect(readChoice("浴巾", amenities)?.key).toBe("bath-towel")
    expect(readChoice("毛巾就好", amenities)?.key).toBe("towel")
    expect(readChoice("大浴巾", amenities)?.key).toBe("bath-towel")
    expect(readChoice("バスタオルで", amenities)?.key).toBe("bath-towel")
    expect(readChoice("bath towels please", amenities)?.key).toBe("bath-towel")
    expect(readChoice("２", amenities)?.key).toBe(amenities[1]?.key)
    expect(readChoice("第三个", amenities)?.key).toBe(amenities[2]?.key)
    expect(readChoice("99", amenities)).toBeNull()
    expect(readChoice("随便", amenities)).toBeNull()
  })
})

describe("counting in a sentence", () => {
  it("takes the number beside the item", () => {
    const text = "two extra bath towels for 4 people"
    expect(findCount(text, { start: 10, end: 21 })?.count).toBe(2)
  })

  it("does not count 一下 and 一点", () => {
    expect(findCount("帮我看一下", null)).toBeNull()
    expect(findCount("快一点", null)).toBeNull()
  })

  it("counts people", () => {
    expect(findPeople("table for two")?.count).toBe(2)
    expect(findPeople("四名様で")?.count).toBe(4)
    expect(findPeople("两大一小")?.count).toBe(3)
    expect(findPeople("book for 8 pm")).toBeNull()
    expect(findPeople("for 3 nights")).toBeNull()
  })

  it("reads Han numerals", () => {
    expect(readHanNumber("二十")).toBe(20)
    expect(readHanNumber("十二")).toBe(12)
    expect(readHanNumber("一百零五")).toBe(105)
    expect(readHanNumber("两三")).toBeNull()
    expect(readHanDigits("一八零八")).toBe("1808")
  })
})
