import { randomUUID } from "node:crypto"
import { createInterface, type Interface } from "node:readline"
import type { Readable, Writable } from "node:stream"
import { setTimeout as wait } from "node:timers/promises"
import { readSimulatorAddress } from "../channels/simulator/address.ts"
import type { SimulatorMessage } from "../channels/simulator/message.ts"
import { readEvents } from "../channels/simulator/read-events.ts"
import type { SimulatorWords } from "../channels/simulator/words.ts"
import { type Address, idOf } from "../domain/address.ts"
import type { Option } from "../domain/message.ts"

const RETRY_MS_MAX = 10_000
/** How long the last answers may take once the input has ended. */
const QUIET_MS = 2_500

export type ChatInput = {
  /** Of a running server, e.g. `http://127.0.0.1:3000`. */
  url: string
  channel: "line" | "sms" | "wechat"
  /** For the terminal's own words; `zh` is enough. The bot answers in the language it is spoken to in. */
  language: string
  input: Readable & { isTTY?: boolean }
  output: Writable & { isTTY?: boolean }
  /** Speaks to an app in this process instead of a server. */
  fetch?: (request: Request) => Response | Promise<Response>
  /** A demo guest's id; without it, a guest nobody knows. */
  guest?: string
  quietMs?: number
}

type Chat = {
  ask: (path: string, init?: RequestInit) => Promise<Response>
  words: SimulatorWords
  guest: Address
  /** Tappable answers of the last message to the guest. */
  options: Option[]
  print: (text: string) => void
  ended: AbortSignal
  /** Addresses whose answers are being printed. */
  heard: Set<Address>
  lastHeardAt: number
}

/**
 * Talks to the house from a terminal: what is typed goes to the simulator's webhook, answers are printed as they come.
 * @returns the exit code: 0, or 1 when no simulator answers at `url`
 */
export async function runChat(input: ChatInput): Promise<number> {
  const { output } = input
  const isTyped = isTerminal(input)
  const ending = new AbortController()
  const ask = askAt(input.url, input.fetch ?? fetch, ending.signal)
  const words = await findWords(ask, input)
  if (typeof words === "string") {
    output.write(`${words}\n`)
    return 1
  }
  const guest = readSimulatorAddress(`${input.channel}-${input.guest ?? `visitor-${randomUUID().slice(0, 8)}`}`)
  if (!guest) {
    output.write("A guest's id has small letters, digits and hyphens, at most 33.\n")
    return 1
  }
  let lines: Interface | null = null
  const print = (text: string): void => {
    output.write(isTyped ? `\r\u001b[K${text}\n` : `${text}\n`)
    if (isTyped) lines?.prompt(true)
  }
  const chat: Chat = { ask, words, guest, print, options: [], ended: ending.signal, heard: new Set(), lastHeardAt: 0 }
  await listen(chat, guest)
  print(words["chat-welcome"])
  // Opened last: lines read before somebody iterates over them are lost.
  lines = openLines(input)
  let posts: Promise<void> = Promise.resolve()
  for await (const line of lines) {
    if (line.trim() === "/quit") break
    posts = posts.then(() => say(chat, line.trim()))
    if (isTyped) lines.prompt()
  }
  lines.close()
  // Piped input ends before its answers come; somebody who types leaves when they want to.
  if (!isTyped) await settle(chat, posts, input.quietMs ?? QUIET_MS)
  ending.abort()
  await posts
  return 0
}

const isTerminal = ({ input, output }: ChatInput): boolean => input.isTTY === true && output.isTTY === true

function openLines(chat: ChatInput): Interface {
  const { input, output } = chat
  if (!isTerminal(chat)) return createInterface({ input })
  const lines = createInterface({ input, output, prompt: "> " })
  lines.prompt()
  return lines
}

/** Takes one typed line: a command, the number of an option, or words. */
async function say(chat: Chat, line: string): Promise<void> {
  if (line === "") return
  const [command = "", key = "", ...rest] = line.split(/\s+/)
  if (command === "/staff") return sayAsStaff(chat, key, rest.join(" "))
  if (command === "/help") return chat.print(chat.words["chat-help"])
  if (command === "/sticker") return post(chat, chat.guest, { sticker: ["smile"] })
  if (command === "/picture") return post(chat, chat.guest, { image: "photo.jpg" })
  if (command === "/voice") return post(chat, chat.guest, { audio: "voice.m4a" })
  if (command.startsWith("/")) return chat.print(chat.words["chat-unknown-command"])
  const option = /^\d{1,2}$/.test(line) ? chat.options[Number(line) - 1] : undefined
  return post(chat, chat.guest, option ? { postback: option.send } : { text: line })
}

async function sayAsStaff(chat: Chat, key: string, text: string): Promise<void> {
  const address = readSimulatorAddress(key)
  if (!address || text === "") return chat.print(chat.words["chat-help"])
  if (!chat.heard.has(address)) await listen(chat, address)
  return post(chat, address, { text })
}

/** Posts with one key until the server has it, or refuses it, or the talk ends. */
async function post(chat: Chat, address: Address, content: Record<string, unknown>): Promise<void> {
  const body = JSON.stringify({ address, key: randomUUID(), sentAt: new Date().toISOString(), ...content })
  const headers = { "content-type": "application/json" }
  for (let attempt = 0; !chat.ended.aborted; attempt++) {
    const status = await chat.ask("/simulator/messages", { method: "POST", headers, body }).then(
      (response) => response.status,
      () => 0,
    )
    chat.lastHeardAt = Date.now()
    if (status >= 200 && status < 300) return
    if (status >= 400 && status < 500 && status !== 408 && status !== 429) return chat.print(chat.words["chat-refused"])
    if (attempt === 0) chat.print(chat.words["chat-retrying"])
    await pause(chat, Math.min(RETRY_MS_MAX, 1_000 * 2 ** attempt))
  }
}

/** Prints what arrives for an address from now on. Resolves once the first connection stands; comes back by itself after that. */
function listen(chat: Chat, address: Address): Promise<void> {
  chat.heard.add(address)
  const known = new Set<string>()
  return new Promise((resolve) => {
    const hear = (event: string, data: string): void => {
      if (event === "ready") resolve()
      if (event !== "message") return
      const message: SimulatorMessage = JSON.parse(data)
      if (known.has(message.id)) return
      known.add(message.id)
      chat.lastHeardAt = Date.now()
      show(chat, message)
    }
    void keepListening(chat, address, hear)
  })
}

async function keepListening(chat: Chat, address: Address, hear: (event: string, data: string) => void): Promise<void> {
  while (!chat.ended.aborted) {
    await chat.ask(`/simulator/stream?address=${encodeURIComponent(address)}`).then(
      (response) => readEvents(response, hear, chat.ended).catch(() => undefined),
      () => undefined,
    )
    if (chat.ended.aborted) return
    chat.print(chat.words["chat-offline"])
    await pause(chat, 1_500)
  }
}

function show(chat: Chat, message: SimulatorMessage): void {
  const isGuest = message.address === chat.guest
  const from = isGuest ? chat.words.house : `[${idOf(message.address)}]`
  if (isGuest) chat.options = message.options
  const options = message.options.map((option, index) => `  ${index + 1} ${option.label}`)
  const actions = (message.card?.actions ?? []).map((action) => `  /staff ${idOf(message.address)} ${action.send}`)
  chat.print(clean([`${from}: ${message.text ?? chat.words["no-text"]}`, ...options, ...actions].join("\n")))
}

/** A guest's words must not move the cursor or change the colours of somebody's terminal. */
const clean = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, "")

/** Waits until everything is posted and nothing has come for a while. */
async function settle(chat: Chat, posts: Promise<void>, quietMs: number): Promise<void> {
  await posts
  chat.lastHeardAt = Date.now()
  for (let left = quietMs; left > 0; left = chat.lastHeardAt + quietMs - Date.now()) await wait(left)
}

const pause = (chat: Chat, ms: number): Promise<void> => wait(ms, undefined, { signal: chat.ended }).catch(() => undefined)

function askAt(url: string, send: NonNullable<ChatInput["fetch"]>, ended: AbortSignal): Chat["ask"] {
  return async (path, init = {}) => send(new Request(new URL(path, url), { ...init, signal: ended }))
}

/** The page's words, which also tell whether somebody is there; else one sentence on what to do. */
async function findWords(ask: Chat["ask"], { url, language }: ChatInput): Promise<SimulatorWords | string> {
  try {
    const response = await ask(`/simulator/words?lang=${encodeURIComponent(language)}`)
    if (response.status === 404) return `The simulator is off at ${url}: start the server with SIMULATOR=on.`
    if (!response.ok) return `The server at ${url} is not ready (${response.status}): try again in a moment.`
    const { words }: { words: SimulatorWords } = await response.json()
    return words
  } catch {
    return `No server answers at ${url}: start one with npm start.`
  }
}
