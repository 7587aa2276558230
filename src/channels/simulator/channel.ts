import type { Channel } from "../../ports/channel.ts"
import { pretendedOf } from "./address.ts"
import type { SimulatorHub } from "./hub.ts"
import { isSameOrigin } from "./is-same-origin.ts"
import { parseSimulator, TEXT_CHARS_MAX } from "./parse.ts"
import { renderSimulator } from "./render.ts"

/**
 * A channel whose network is this process: posts of the simulator's page and terminal come in by webhook like any
 * platform's, and answers go to the hub. Each answer's id is made of its retry key, so that a repeated send shows once.
 */
export function createSimulatorChannel(hub: SimulatorHub): Channel {
  return {
    name: "simulator",
    limits: { messagesPerSendMax: 5, textCharsMax: TEXT_CHARS_MAX, replyTokenMs: null },
    webhooks: [
      {
        path: "/simulator/messages",
        refusal: 403,
        isGenuine: isSameOrigin,
        parse: (request, now) => parseSimulator(request.body, now),
        acknowledgement: { body: '{"ok":true}', contentType: "application/json" },
      },
    ],
    async send({ address, contents, retryKey, createdAt }) {
      const pretended = pretendedOf(address)
      const messages = contents.map((content, index) => ({
        id: `${retryKey}:${index}`,
        address,
        direction: "out" as const,
        at: createdAt.toISOString(),
        ...renderSimulator(content, pretended),
      }))
      hub.publish(messages)
      const segments = pretended === "sms" ? messages.reduce((sum, message) => sum + (message.segments ?? 0), 0) : null
      return { ok: true, providerIds: messages.map((message) => message.id), via: "local", segments, isPossibleDuplicate: false }
    },
    async showTyping(address) {
      hub.typing(address)
    },
  }
}
