import twilio from "twilio"
import type { Clock } from "../../ports/runtime.ts"
import { FetchTransport } from "./fetch-transport.ts"
import type { MessageApi } from "./message-api.ts"

export type ApiOptions = { accountSid: string; authToken: string; apiBaseUrl: string; timeoutMs: number; clock: Clock }

/**
 * Twilio's Messages resource through its SDK. The SDK is large and slow to load, so only the first send imports this
 * file. `apiBaseUrl` may have a path prefix.
 */
export function openMessageApi({ accountSid, authToken, apiBaseUrl, timeoutMs, clock }: ApiOptions): MessageApi {
  const client = new twilio.Twilio(accountSid, authToken, { httpClient: new FetchTransport(timeoutMs, clock) })
  client.api.baseUrl = apiBaseUrl
  return {
    async create(message) {
      const created = await client.messages.create(message)
      return created.sid
    },
    async list({ sentSince, limit, ...filter }) {
      const since = sentSince ? { dateSentAfter: sentSince } : {}
      const listed = await client.messages.list({ ...filter, ...since, limit, pageSize: limit })
      return listed.map(({ sid, body, direction, dateCreated }) => ({
        sid,
        body,
        isOutbound: direction.startsWith("outbound"),
        createdAt: new Date(dateCreated),
      }))
    },
  }
}
