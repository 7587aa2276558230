import { describe, expect, test } from "vitest"
import { createSimulatorHub } from "../../../src/channels/simulator/hub.ts"
import type { SimulatorPeople } from "../../../src/channels/simulator/people.ts"
import { readEvents } from "../../../src/channels/simulator/read-events.ts"
import { simulatorRoutes } from "../../../src/channels/simulator/routes.tsx"
import { mergeTalk } from "../../../src/channels/simulator/talk.ts"
import { SIMULATOR_WORDS, type SimulatorWords } from "../../../src/channels/simulator/words.ts"
import type { Address } from "../../../src/domain/address.ts"
import type { MessageView } from "../../../src/ports/store.ts"
import { HOTEL, NOTHING, PEOPLE } from "../../support/echo-house.ts"

const ADDRESS: Address = "simulator:line-wang"
const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 13, 40, second))
const said = (id: string, second: number, text: string) => ({
  ...{ id, address: ADDRESS, direction: "out" as const, at: at(second).toISOString(), text },
  ...{ options: [{ label: "Yes", send: "yes" }], card: null, segments: null },
})
const view = (id: string, direction: "in" | "out", second: number): MessageView => ({
  ...{ id, direction, channel: "simulator", at: at(second), template: null, text: id, status: "accepted", history: [] },
})

function open(people: SimulatorPeople = PEOPLE, stored: MessageView[] = []) {
  const hub = createSimulatorHub()
  const asked: Address[] = []
  const history = async (address: Address) => {
    asked.push(address)
    return stored
  }
  const words = (language: string) => Object.fromEntries(SIMULATOR_WORDS.map((word) => [word, `${language} ${word}`])) as SimulatorWords
  const app = simulatorRoutes({
    hub,
    history,
    thread: async () => NOTHING,
    people: async () => people,
    languages: ["zh-Hans", "ja", "en"],
    words,
    hotel: HOTEL,
  })
  return { hub, app, asked }
}

describe("the page", () => {
  test("is written in the language asked for, else the browser's, else the hotel's first", async () => {
    const { app } = open()
    const lang = async (path: string, accept?: string) =>
      /<html lang="([^"]+)"/.exec(await (await app.request(path, accept ? { headers: { "accept-language": accept } } : {})).text())?.[1]
    expect(await lang("/simulator?lang=ja")).toBe("ja")
    expect(await lang("/simulator?lang=zh")).toBe("zh-Hans")
    expect(await lang("/simulator", "fr-FR, en-GB;q=0.8")).toBe("en")
    expect(await lang("/simulator?lang=zh-TW", "fr")).toBe("zh-Hans")
    expect(await lang("/simulator")).toBe("zh-Hans")
  })

  test("runs no script but its own and names nobody without a phone here", async () => {
    const { app } = open()
    const response = await app.request("/simulator?lang=en")
    const policy = response.headers.get("content-security-policy") ?? ""
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).not.toContain("unsafe")
    const html = await response.text()
    expect(html.startsWith("<!doctype html><html")).toBe(true)
    expect(html).not.toMatch(/\son[a-z]+=|style="|https?:\/\/(?!www\.w3\.org)/)
    expect(html).toContain("Housekeeping")
    expect(html).not.toContain("+8613900000001")
  })

  test("a name never becomes markup", async () => {
    const name = `</script><img src=x onerror="alert(1)">`
    const [guest] = PEOPLE.guests
    const { app } = open({
      staff: [{ key: "duty", name, role: "x", address: "simulator:duty" }],
      guests: guest ? [{ ...guest, name }] : [],
    })
    const html = await (await app.request("/simulator")).text()
    expect(html).not.toContain("<img")
    expect(html.match(/<\/script>/g)).toHaveLength(2)
  })

  test("its script is whole by itself, and script and style are what they say", async () => {
    const { app } = open()
    const script = await app.request("/simulator/simulator.js")
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8")
    const text = await script.text()
    expect(() => new Function(text)).not.toThrow()
    expect(text).not.toMatch(/\bimport\b|__vite|__vi_|innerHTML|\beval\(/)
    expect((await app.request("/simulator/simulator.css")).headers.get("content-type")).toBe("text/css; charset=utf-8")
  })
})

describe("history", () => {
  test("holds the store's words before this process and the full messages since", () => {
    const stored = [view("in-1", "in", 1), view("out-1", "out", 2), view("in-2", "in", 3), view("out-2", "out", 4)]
    const talk = mergeTalk(ADDRESS, stored, [said("key:0", 4, "out-2")])
    expect(talk.map(({ id }) => id)).toEqual(["in-1", "out-1", "in-2", "key:0"])
    expect(talk[1]?.options).toEqual([])
    expect(talk[3]?.options).toHaveLength(1)
    expect(mergeTalk(ADDRESS, stored, [])).toHaveLength(4)
  })

  test("is never read for an address outside the simulator", async () => {
    const { app, asked } = open(PEOPLE, [view("in-1", "in", 1)])
    expect(await (await app.request(`/simulator/history?address=${ADDRESS}`)).json()).toMatchObject({
      items: [{ id: "in-1", text: "in-1" }],
    })
    for (const path of [
      "history?address=sms:%2B8613900000001",
      "history",
      "stream?address=line:U1",
      "stream",
      `stream?address=${ADDRESS}&address=x:y`,
    ]) {
      const response = await app.request(`/simulator/${path}`)
      expect(response.status, path).toBe(422)
      expect(response.headers.get("content-type")).toBe("application/problem+json")
    }
    expect(asked).toEqual([ADDRESS])
  })
})

describe("the stream", () => {
  const other: Address = "simulator:duty"

  test("tells what was kept, then that it is ready, then what comes, and ends with the hub", async () => {
    const { app, hub } = open()
    hub.publish([said("a", 1, "first\nline")])
    const response = await app.request(`/simulator/stream?address=${ADDRESS}&address=duty`)
    expect(response.headers.get("content-type")).toContain("text/event-stream")
    const heard: unknown[] = []
    const reading = readEvents(response, (event, data) => {
      heard.push([event, JSON.parse(data).text ?? JSON.parse(data).address])
      if (event === "ready") {
        hub.publish([
          { ...said("b", 2, "second"), address: other },
          { ...said("c", 3, "elsewhere"), address: "simulator:line-lin" },
        ])
        hub.typing(ADDRESS)
        hub.close()
      }
    })
    await reading
    expect(heard).toEqual([
      ["message", "first\nline"],
      ["ready", undefined],
      ["message", "second"],
      ["typing", ADDRESS],
    ])
  })

  test("lets go of the hub when the page goes", async () => {
    const { app, hub } = open()
    let listeners = 0
    const { subscribe } = hub
    hub.subscribe = (addresses, listener) => {
      const stop = subscribe(addresses, listener)
      listeners += 1
      return () => {
        listeners -= 1
        stop()
      }
    }
    const reader = (await app.request(`/simulator/stream?address=${ADDRESS}`)).body?.getReader()
    await reader?.read()
    expect(listeners).toBe(1)
    await reader?.cancel()
    expect(listeners).toBe(0)
  })
})
