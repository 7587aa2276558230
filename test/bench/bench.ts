/**
 * `npm run bench`: how many turns a second one process takes, and how long a guest waits. Starts the server as its own
 * process, speaks to it as LINE does (signed webhooks), and counts the answers at a fake LINE API on loopback.
 *
 *   npm run bench -- [--guests 200] [--in-flight 64] [--seconds 10] [--database postgresql://…] [--latency 50]
 *
 * Closed loop: a guest writes again only after the answer to the last message has arrived at the API.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { createHmac } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"

const SECRET = "bench-secret"
const TALK = ["wifi密码是多少", "早餐几点开始", "你好", "谢谢"]

const { values: options } = parseArgs({
  options: {
    guests: { type: "string", default: "200" },
    "in-flight": { type: "string", default: "64" },
    seconds: { type: "string", default: "10" },
    latency: { type: "string", default: "50" },
    database: { type: "string" },
  },
})

type Turn = { sentAt: number; answered: () => void }

const waiting = new Map<string, Turn>()
let answers = 0
let strays = 0

const api = createServer((request, response) => {
  let body = ""
  request.setEncoding("utf8").on("data", (chunk) => {
    body += chunk
  })
  request.on("end", () => {
    if (request.url === "/v2/bot/message/reply" || request.url === "/v2/bot/message/push") count(JSON.parse(body).replyToken)
    setTimeout(() => response.writeHead(200, { "content-type": "application/json" }).end('{"sentMessages":[]}'), Number(options.latency))
  })
})

function count(token: string | undefined): void {
  const turn = token ? waiting.get(token) : undefined
  if (!turn || !token) {
    strays++
    return
  }
  waiting.delete(token)
  answers++
  turn.answered()
}

async function main(): Promise<void> {
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve))
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  const dataDir = await mkdtemp(join(tmpdir(), "houseline-bench-"))
  const port = 18_000 + Math.floor(Math.random() * 1_000)
  const server = startServer(apiUrl, dataDir, port)
  try {
    const url = `http://127.0.0.1:${port}`
    const coldMs = await untilReady(url)
    await drive(url, 2)
    const cpuBefore = process.cpuUsage()
    const { turns, seconds, latencies, refused } = await drive(url, Number(options.seconds))
    const cpu = process.cpuUsage(cpuBefore)
    latencies.sort((a, b) => a - b)
    const at = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(1)
    console.log(`database           ${options.database ? "PostgreSQL" : "embedded"}`)
    console.log(`cold start         ${coldMs.toFixed(0)} ms to the first 200 on /healthz`)
    console.log(
      `turns              ${turns} in ${seconds.toFixed(1)} s: ${(turns / seconds).toFixed(0)} a second, ${options["in-flight"]} in flight`,
    )
    console.log(`message to answer  p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (at the API's door; the API takes ${options.latency} ms)`)
    console.log(`generator          ${((cpu.user + cpu.system) / 1e6 / seconds).toFixed(2)} cores`)
    console.log(`refused ${refused}, never answered ${waiting.size}, answers nobody asked for ${strays}`)
  } finally {
    server.kill("SIGTERM")
    await new Promise((resolve) => server.once("exit", resolve))
    api.closeAllConnections()
    api.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function startServer(apiUrl: string, dataDir: string, port: number): ChildProcess {
  const env = {
    ...process.env,
    ...{ PORT: String(port), DATA_DIR: dataDir, DEMO: "off", LOG_LEVEL: "error" },
    ...{ LINE_CHANNEL_SECRET: SECRET, LINE_CHANNEL_ACCESS_TOKEN: "bench", LINE_API_BASE_URL: apiUrl },
    ...(options.database ? { DATABASE_URL: options.database } : {}),
  }
  return spawn("node", ["dist/node.js"], { env, stdio: ["ignore", "ignore", "inherit"] })
}

async function untilReady(url: string): Promise<number> {
  const begun = performance.now()
  for (;;) {
    const isUp = await fetch(`${url}/healthz`).then(
      (r) => r.ok,
      () => false,
    )
    if (isUp) return performance.now() - begun
    if (performance.now() - begun > 60_000) throw new Error("The server did not start within a minute.")
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function drive(url: string, seconds: number): Promise<{ turns: number; seconds: number; latencies: number[]; refused: number }> {
  const guests = Array.from({ length: Number(options.guests) }, (_, n) => ({ id: `U${String(n).padStart(32, "0")}`, said: 0 }))
  const latencies: number[] = []
  const before = answers
  const begun = performance.now()
  const end = begun + seconds * 1_000
  let refused = 0
  const speak = async () => {
    while (performance.now() < end) {
      const guest = guests.shift()
      if (!guest) return
      const sentAt = performance.now()
      const isAnswered = await say(url, guest.id, TALK[guest.said++ % TALK.length] ?? "")
      if (isAnswered) latencies.push(performance.now() - sentAt)
      else refused++
      guests.push(guest)
    }
  }
  await Promise.all(Array.from({ length: Number(options["in-flight"]) }, speak))
  return { turns: answers - before, seconds: (performance.now() - begun) / 1_000, latencies, refused }
}

let number = 0

/** @returns whether it was taken and answered within ten seconds */
async function say(url: string, userId: string, text: string): Promise<boolean> {
  const replyToken = `token-${process.pid}-${++number}`
  const event = {
    ...{ type: "message", mode: "active", timestamp: Date.now(), replyToken, webhookEventId: `BENCH${process.pid}${number}` },
    ...{ deliveryContext: { isRedelivery: false }, source: { type: "user", userId } },
    message: { type: "text", id: String(number), quoteToken: "q", text },
  }
  const body = JSON.stringify({ destination: `U${"d".repeat(32)}`, events: [event] })
  const answered = new Promise<boolean>((resolve) => {
    const timer = setTimeout(resolve, 10_000, false)
    waiting.set(replyToken, {
      sentAt: performance.now(),
      answered: () => {
        clearTimeout(timer)
        resolve(true)
      },
    })
  })
  const signature = createHmac("sha256", SECRET).update(body).digest("base64")
  const headers = { "content-type": "application/json", "x-line-signature": signature }
  const response = await fetch(`${url}/webhooks/line`, { method: "POST", headers, body })
  await response.text()
  return response.ok && (await answered)
}

await main()
