import { PassThrough, Readable } from "node:stream"
import { expect, test } from "vitest"
import { runChat } from "../../../src/cli/run-chat.ts"
import type { Address } from "../../../src/domain/address.ts"
import type { InboundEvent, OutboundContent } from "../../../src/domain/message.ts"
import { createEchoHouse } from "../../support/echo-house.ts"

const answerTo = (event: InboundEvent): [Address, OutboundContent][] => {
  const { content, address } = event
  if (content.kind === "text" && content.text === "towels") {
    const options = ["Yes", "No"].map((label) => ({ label, send: `say-${label}` }))
    const actions = [{ label: "Take", send: "T1 take" }]
    return [
      [address, { kind: "text", text: "Two towels?\u001b[31m", options }],
      ["simulator:duty", { kind: "card", title: "T1", lines: [{ label: "Room", value: "1204" }], actions }],
    ]
  }
  return [[address, { kind: "text", text: `got ${content.kind}`, options: [] }]]
}

async function chat(lines: string[], fetch: (request: Request) => Response | Promise<Response>) {
  const output = new PassThrough()
  const input = Readable.from(lines.map((line) => `${line}\n`))
  const code = await runChat({
    url: "http://house.test",
    channel: "line",
    language: "en",
    input,
    output,
    fetch,
    guest: "carter",
    quietMs: 50,
  })
  return { code, text: String(output.read() ?? "") }
}

test("a talk in the terminal goes the same way in and out as the page's", async () => {
  const house = createEchoHouse(answerTo)
  const { code, text } = await chat(["towels", "", "1", "/sticker", "/staff duty T1 take", "/dance"], async (request) =>
    house.app.fetch(request),
  )
  expect(code).toBe(0)
  expect(house.events.map(({ address, content }) => [address, content])).toEqual([
    ["simulator:line-carter", { kind: "text", text: "towels" }],
    ["simulator:line-carter", { kind: "postback", data: "say-Yes" }],
    ["simulator:line-carter", { kind: "sticker", keywords: ["smile"] }],
    ["simulator:duty", { kind: "text", text: "T1 take" }],
  ])
  expect(text).toContain("Hotel: Two towels?[31m\n  1 Yes\n  2 No\n")
  expect(text).toContain("Hotel: got sticker\n")
  expect(text).toContain("[duty]: T1\nRoom: 1204\n  /staff duty T1 take\n")
  expect(text).toContain("[duty]: got text\n")
  expect(text).toContain("There is no such command.")
})

test("a message the server could not take is sent again with the same key", async () => {
  const house = createEchoHouse(answerTo)
  let refusals = 1
  const bodies: string[] = []
  const { text } = await chat(["hello"], async (request) => {
    if (request.method === "POST") {
      bodies.push(await request.clone().text())
      if (refusals-- > 0) return new Response("", { status: 503 })
    }
    return house.app.fetch(request)
  })
  expect(bodies).toHaveLength(2)
  expect(bodies[1]).toBe(bodies[0])
  expect(text).toContain("kept and trying again")
  expect(text).toContain("Hotel: got text")
})

test("says in one sentence when nobody is there, or the simulator is off", async () => {
  const away = await chat(["hi"], () => Promise.reject(new TypeError("fetch failed")))
  expect(away).toEqual({ code: 1, text: "No server answers at http://house.test: start one with npm start.\n" })
  const off = await chat(["hi"], async () => new Response("", { status: 404 }))
  expect(off).toEqual({ code: 1, text: "The simulator is off at http://house.test: start the server with SIMULATOR=on.\n" })
})
