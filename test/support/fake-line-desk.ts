import { createHash } from "node:crypto"
import type { z } from "zod"
import { type LineMessage, LoadingBody, PushBody, problemOf, ReplyBody } from "./fake-line-rules.ts"

/** Messages the platform took. `to` is the chat, also for a reply; `token` is null for a push. */
type Accepted = {
  at: Date
  kind: "reply" | "push"
  to: string
  token: string | null
  messages: LineMessage[]
  retryKey: string | null
  ids: string[]
}

export type Answer = { status: number; body: unknown; headers?: Record<string, string> }
/** An answer, and whether messages were taken with it. */
type Take = { answer: Answer; isAccepted: boolean }

const REPLY_TOKEN_MS = 60_000
const RETRY_KEY_MS = 24 * 3_600_000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const CHAT = /^[UCR][0-9a-f]{32}$/

const refuse = (status: number, message: string): Take => ({ answer: { status, body: { message } }, isAccepted: false })
const complain = (error: z.ZodError): Take => ({ answer: { status: 400, body: problemOf(error) }, isAccepted: false })

/** The platform's memory and judgement: tokens used, retry keys seen, quota left, and what it took. */
export function createLineDesk(now: () => Date) {
  const tokens = new Map<string, { chat: string; at: Date; isUsed: boolean }>()
  const retryKeys = new Map<string, { at: Date; requestId: string; ids: string[] }>()
  let count = 0

  const desk = {
    accepted: [] as Accepted[],
    typing: [] as string[],
    blocked: new Set<string>(),
    /** Pushes the month still allows. */
    pushQuota: Number.POSITIVE_INFINITY,

    newReplyToken(chat: string): string {
      const token = createHash("md5").update(`token ${++count}`).digest("hex")
      tokens.set(token, { chat, at: now(), isUsed: false })
      return token
    },
    reply(json: unknown, retryKey: string | null): Take {
      const body = ReplyBody.safeParse(json)
      if (!body.success) return complain(body.error)
      if (retryKey !== null) return refuse(400, "Retry key is not supported by this API")
      const token = tokens.get(body.data.replyToken)
      if (!token || token.isUsed || now().getTime() - token.at.getTime() > REPLY_TOKEN_MS) return refuse(400, "Invalid reply token")
      token.isUsed = true
      return record({ kind: "reply", to: token.chat, token: body.data.replyToken, messages: body.data.messages, retryKey: null })
    },
    push(json: unknown, retryKey: string | null): Take {
      const body = PushBody.safeParse(json)
      if (!body.success) return complain(body.error)
      const { to, messages } = body.data
      if (!CHAT.test(to)) return refuse(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
      if (retryKey !== null && !UUID.test(retryKey)) return refuse(400, "Invalid retry key")
      const known = retryKey === null ? undefined : retryKeys.get(retryKey)
      if (known && now().getTime() - known.at.getTime() < RETRY_KEY_MS) return alreadyAccepted(known)
      if (desk.blocked.has(to)) return refuse(404, "Not found")
      if (desk.pushQuota < 1) return refuse(429, "You have reached your monthly limit.")
      desk.pushQuota--
      const taken = record({ kind: "push", to, token: null, messages, retryKey })
      if (retryKey !== null) retryKeys.set(retryKey, { at: now(), requestId: `request-${count}`, ids: desk.accepted.at(-1)?.ids ?? [] })
      return taken
    },
    startLoading(json: unknown): Take {
      const body = LoadingBody.safeParse(json)
      if (!body.success) return complain(body.error)
      desk.typing.push(body.data.chatId)
      return { answer: { status: 202, body: {} }, isAccepted: true }
    },
  }

  function record(entry: Omit<Accepted, "at" | "ids">): Take {
    const ids = entry.messages.map(() => String(461_230_966_842_064_000n + BigInt(++count)))
    desk.accepted.push({ ...entry, at: now(), ids })
    const body = { sentMessages: ids.map((id) => ({ id, quoteToken: `quote-${id}` })) }
    return { answer: { status: 200, body }, isAccepted: true }
  }

  return desk
}

export type LineDesk = ReturnType<typeof createLineDesk>

function alreadyAccepted({ requestId, ids }: { requestId: string; ids: string[] }): Take {
  const body = { message: "The retry key is already accepted", sentMessages: ids.map((id) => ({ id })) }
  return { answer: { status: 409, body, headers: { "x-line-accepted-request-id": requestId } }, isAccepted: false }
}
