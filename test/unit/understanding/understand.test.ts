import { describe, expect, it } from "vitest"
import { line, read } from "./hotel-lexicon.ts"

const intents = (text: string, context = {}) => read(text, context).wishes.map((wish) => wish.intent)

describe("one wish with what it needs", () => {
  it("reads item, quantity and room", () => {
    expect(line("麻烦送三条浴巾到1208")).toMatchObject({
      language: "zh-Hans",
      intent: "amenity",
      department: "housekeeping",
      kind: "request",
      urgency: "normal",
      emotion: "calm",
      slots: { item: "bath-towel", quantity: 3, room: "1208" },
    })
    expect(line("タオルを2枚、1204号室にお願いします").slots).toMatchObject({ item: "towel", quantity: 2, room: "1204" })
  })

  // A103
  it("reads time, destination and people of a ride", () => {
    expect(line("taxi to the airport at 6 tomorrow morning for four people")).toMatchObject({
      intent: "transport",
      slots: { place: "the airport", people: 4, time: "2026-03-02T22:00:00.000Z" },
    })
    expect(line("明天5点四个人去浦东机场").slots).toMatchObject({ place: "浦东机场", people: 4, time: "2026-03-02T21:00:00.000Z" })
    expect(line("明日の朝5時に空港までタクシーを").slots).toMatchObject({ place: "空港" })
  })

  it("reads a fault", () => {
    expect(line("冷氣不冷").slots).toMatchObject({ fault: "air-conditioning" })
    expect(line("トイレが詰まりました").slots).toMatchObject({ fault: "plumbing" })
    expect(line("wifi keeps dropping").slots).toMatchObject({ fault: "internet" })
  })

  it("reads a wake-up call, to the morning", () => {
    expect(line("明早六点半叫醒我，1808")).toMatchObject({ intent: "wake-up", slots: { room: "1808", time: "2026-03-02T22:30:00.000Z" } })
  })

  it("mends a slip of the thumb", () => {
    expect(line("two extra toewls please").slots).toMatchObject({ item: "towel", quantity: 2 })
  })
})

describe("several wishes in one message", () => {
  it("come out in order, each with its own slots", () => {
    const all = line("AC broken and two extra towels and a taxi at 8")
    expect([all.intent, ...all.also.map((wish) => wish.intent)]).toEqual(["maintenance", "amenity", "transport"])
    expect(all.slots).toEqual({ fault: "air-conditioning" })
    expect(all.also[0]?.slots).toEqual({ item: "towel", quantity: 2 })
    expect(all.also[1]?.slots).toEqual({ time: "2026-03-03T00:00:00.000Z" })
  })

  it("work without marks between them, and in other languages", () => {
    expect(intents("空调坏了再送两条毛巾到1808明早8点叫个车")).toEqual(["maintenance", "amenity", "transport"])
    expect(intents("エアコンが壊れています。あと、明日6時にモーニングコールをお願いします")).toEqual(["maintenance", "wake-up"])
  })

  it("an order of several items is several wishes", () => {
    const all = line("two bath towels, a pillow and half a dozen bottles of water to room 804")
    expect([all.slots, ...all.also.map((wish) => wish.slots)]).toEqual([
      { room: "804", item: "bath-towel", quantity: 2 },
      { room: "804", item: "pillow", quantity: 1 },
      { room: "804", item: "water", quantity: 6 },
    ])
  })

  it("courtesy beside a wish falls away", () => {
    expect(intents("Good morning! could you bring 2 towels? thanks!")).toEqual(["amenity"])
    expect(intents("你好，请问早餐几点？谢谢")).toEqual(["breakfast"])
  })

  it("the same thing told twice is one wish", () => {
    expect(intents("空调坏了，空调不制冷，麻烦修一下空调")).toEqual(["maintenance"])
  })
})

// A058
describe("how it is told", () => {
  it("a fault told calmly is the fault alone", () => {
    expect(line("空调不制冷，麻烦看看")).toMatchObject({ intent: "maintenance", emotion: "calm", urgency: "normal", also: [] })
  })

  it("a fault told angrily is a complaint first, with the fault after it", () => {
    expect(line("THE AC IS STILL BROKEN!!! THIS IS RIDICULOUS")).toMatchObject({
      intent: "complaint",
      department: "duty-manager",
      urgency: "high",
      emotion: "angry",
      also: [{ intent: "maintenance", slots: { fault: "air-conditioning" } }],
    })
    expect(intents("エアコンまた壊れてるんですけど！いい加減にしてください！")).toEqual(["complaint", "maintenance"])
    expect(intents("隔壁吵死了，太过分了")).toEqual(["complaint", "noise"])
  })

  it("says how long the guest has waited", () => {
    expect(line("等了40分钟毛巾还没来，太差劲了").slots).toMatchObject({ category: "slow_response", waited: "40分钟" })
    expect(line("I've been waiting 40 minutes for my towels")).toMatchObject({ intent: "chase", slots: { waited: "40 minutes" } })
  })

  it("anger alone is a complaint", () => {
    expect(line("太过分了！！")).toMatchObject({ intent: "complaint", slots: { category: "other" }, emotion: "angry" })
  })

  it("hears embarrassment, worry and pleasure", () => {
    expect(line("不好意思，我不小心把杯子打碎了").emotion).toBe("embarrassed")
    expect(line("I'm going to miss my flight, taxi now please")).toMatchObject({ emotion: "anxious", intent: "transport" })
    expect(line("the staff were wonderful")).toMatchObject({ emotion: "pleased", intent: "compliment", urgency: "low" })
  })

  it("pressing and repeated requests are urgent", () => {
    expect(line("马上送两条毛巾来").urgency).toBe("high")
    expect(line("towels asap please").urgency).toBe("high")
    expect(line("what time is breakfast").urgency).toBe("low")
  })

  // A356
  it("a suggestion is no complaint", () => {
    expect(line("建议房间里多放几个插座").intent).toBe("suggestion")
  })
})

describe("the question just asked", () => {
  it("an answer is no new wish", () => {
    expect(intents("三条", { expecting: { kind: "count" } })).toEqual([])
    expect(intents("1208", { expecting: { kind: "room" } })).toEqual([])
    expect(intents("明早8点", { expecting: { kind: "time" } })).toEqual([])
    expect(intents("浴巾", { expecting: { kind: "choice", list: "amenities" } })).toEqual([])
    expect(intents("２", { expecting: { kind: "option", labels: ["毛巾", "打扫"] } })).toEqual([])
    expect(read("1208", { expecting: { kind: "room" } }).because).toEqual(["answers the question: room"])
  })

  it("a clear wish of another kind stands", () => {
    expect(intents("空调坏了", { expecting: { kind: "count" } })).toEqual(["maintenance"])
    expect(intents("wifi密码是多少", { expecting: { kind: "choice", list: "amenities" } })).toEqual(["wifi"])
    expect(intents("取消", { expecting: { kind: "time" } })).toEqual(["cancel"])
    expect(intents("转人工", { expecting: { kind: "text" } })).toEqual(["human"])
  })

  it("a poor answer is a miss, not something new", () => {
    expect(intents("whenever my wife is ready", { expecting: { kind: "time" } })).toEqual([])
    expect(intents("妻の準備ができたら", { expecting: { kind: "time" } })).toEqual([])
    expect(intents("海側の部屋です", { expecting: { kind: "room" } })).toEqual([])
    expect(intents("我忘了", { expecting: { kind: "room" } })).toEqual([])
    expect(intents("怪怪的", { expecting: { kind: "choice", list: "faults" } })).toEqual([])
  })

  it("asking for a person, or to be left alone, is heard in a sentence too", () => {
    expect(intents("係の者を呼んでください、人と話したいです", { expecting: { kind: "text" } })).toEqual(["human"])
    expect(intents("could I talk to the front desk", { expecting: { kind: "text" } })).toEqual(["human"])
    expect(intents("今後の配信を停止してください", { expecting: { kind: "time" } })).toEqual(["opt-out"])
    expect(intents("never mind, found the key", { expecting: { kind: "text" } })).toEqual(["cancel"])
  })

  it("a bare number is an answer where a number was asked for, and else may be a cry for help", () => {
    for (const [number, type] of [
      ["110", "security"],
      ["119", "fire"],
      ["120", "medical"],
    ] as const) {
      expect(intents(number, { expecting: { kind: "room" } })).toEqual([])
      expect(line(number)).toMatchObject({ intent: "emergency", slots: { type } })
    }
  })

  it("a yes or no that goes on brings its correction along", () => {
    const yesNo = { expecting: { kind: "yes-no" } } as const
    expect(line("不对，两条", yesNo)).toMatchObject({ intent: "no", slots: { quantity: 2 } })
    expect(line("no, three", yesNo)).toMatchObject({ intent: "no", slots: { quantity: 3 } })
    expect(line("好的，送到1208", yesNo)).toMatchObject({ intent: "yes", slots: { room: "1208" } })
    expect(intents("好的，另外帮我叫个车", yesNo)).toEqual(["yes", "transport"])
    expect(intents("还没收到", yesNo)).toEqual(["no"])
    expect(intents("👍", yesNo)).toEqual(["yes"])
    // 对 opens 对面, but does not say yes.
    expect(intents("对面房间很吵", yesNo)).toEqual(["noise"])
  })
})

describe("consent and control", () => {
  it("only a whole message opts out", () => {
    expect(intents("STOP")).toEqual(["opt-out"])
    expect(intents("退订")).toEqual(["opt-out"])
    expect(intents("please stop texting me")).toEqual(["opt-out"])
    expect(intents("does the shuttle stop at the museum")).not.toContain("opt-out")
  })

  it("a call already booked and called off", () => {
    expect(intents("I set a wake-up call for six, please cancel it")).toEqual(["wake-up-cancel"])
    expect(intents("cancel the taxi")).toEqual(["cancel"])
    expect(intents("sorry, cancel the checkout")).toEqual(["cancel", "check-out"])
    expect(intents("延遲退房取消")).toEqual(["cancel", "late-checkout"])
    expect(intents("部屋の変更はキャンセルでお願いします")).toEqual(["cancel", "room-change"])
    expect(intents("航班取消了得再住一晚")).toEqual(["extend-stay"])
  })
})

describe("abstaining", () => {
  it.each(["asdf jkl qwer", "へのへのもへじ", "12345678901", "。。。", "", "🔥"])("%s", (text) => {
    expect(line(text)).toMatchObject({ intent: "unknown", kind: "unknown", department: null, confidence: 0, slots: {}, also: [] })
  })

  it("says why it decided", () => {
    expect(read("明早六点半叫醒我").because.join()).toContain("wake-up")
  })
})
