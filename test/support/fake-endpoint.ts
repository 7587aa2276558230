import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

/** What an OpenAI-compatible server answers: the message's content, a status, or nothing at all. */
export type EndpointAnswer = { content: string } | { status: number } | "slow" | { body: string }

/** An OpenAI-compatible server on 127.0.0.1: refuses what the real ones refuse, keeps what it was asked. */
export async function startFakeEndpoint(options: { key: string; model: string }) {
  const asked: { text: string; schema: unknown }[] = []
  const state = { answer: { content: '{"intent":"unknown"}' } as EndpointAnswer, calls: 0 }
  const server = createServer((request, response) => {
    state.calls++
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => {
      const refuse = (status: number) => response.writeHead(status, { "content-type": "application/json" }).end('{"error":{}}')
      if (request.method !== "POST" || request.url !== "/v1/chat/completions") return refuse(404)
      if (request.headers.authorization !== `Bearer ${options.key}`) return refuse(401)
      const body = JSON.parse(Buffer.concat(parts).toString()) as {
        model: string
        messages: { role: string; content: string }[]
        response_format: { type: string; json_schema: { strict: boolean; schema: unknown } }
      }
      if (body.model !== options.model) return refuse(404)
      if (body.response_format.type !== "json_schema" || !body.response_format.json_schema.strict) return refuse(400)
      asked.push({ text: body.messages.at(-1)?.content ?? "", schema: body.response_format.json_schema.schema })
      const { answer } = state
      if (answer === "slow") return
      if ("status" in answer) return refuse(answer.status)
      const text =
        "body" in answer
          ? answer.body
          : JSON.stringify({ choices: [{ index: 0, message: { role: "assistant", content: answer.content } }] })
      response.writeHead(200, { "content-type": "application/json" }).end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    state,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
