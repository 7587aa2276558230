import { createServer, type IncomingHttpHeaders } from "node:http"
import type { AddressInfo } from "node:net"

export type Asked = { method: string; path: string; query: URLSearchParams; headers: IncomingHttpHeaders; body: string }
export type Told = { status: number; json?: unknown; headers?: Record<string, string> }

/** A server on 127.0.0.1. `state.next` is answered first, in order, before what `answer` says. */
export async function startFakeServer(answer: (asked: Asked) => Told) {
  const state = { next: [] as Told[], asked: [] as Asked[] }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://localhost")
      const asked = {
        method: request.method ?? "",
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      }
      state.asked.push(asked)
      const { status, json, headers } = state.next.shift() ?? answer(asked)
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(json === undefined ? "" : JSON.stringify(json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** `grant_type=…` bodies with basic authentication, as OAuth's client credentials are asked for. */
export function isTokenRequest({ method, headers, body }: Asked, client: string, secret: string): boolean {
  const basic = `Basic ${Buffer.from(`${client}:${secret}`).toString("base64")}`
  const isForm = headers["content-type"] === "application/x-www-form-urlencoded"
  return (
    method === "POST" && isForm && headers.authorization === basic && new URLSearchParams(body).get("grant_type") === "client_credentials"
  )
}
