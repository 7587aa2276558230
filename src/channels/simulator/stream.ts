import type { SSEStreamingApi } from "hono/streaming"
import type { Address } from "../../domain/address.ts"
import type { HubEvent, SimulatorHub } from "./hub.ts"

/** A page that reads slower than this is let go; it comes back and is told what it missed. */
const WRITES_WAITING_MAX = 1_000
const FINISH_MS = 1_000

/**
 * Server-sent events for these addresses: what the hub has kept (a page that comes back drops what it knows by id), then
 * `ready`, then `message`, `typing`, `thread` and `content` as they happen, and a comment line as heartbeat. Resolves when the page has gone
 * or the hub closes.
 */
export function streamTalk(stream: SSEStreamingApi, hub: SimulatorHub, addresses: Address[], heartbeatMs: number): Promise<void> {
  return new Promise((resolve) => {
    let waiting = 0
    let tail: Promise<unknown> = Promise.resolve()
    const write = (text: string): void => {
      waiting += 1
      tail = tail.then(() => stream.write(text)).then(() => (waiting -= 1))
      if (waiting > WRITES_WAITING_MAX) end()
    }
    const stop = hub.subscribe(addresses, (event) => (event.kind === "closed" ? finish() : write(eventText(event))))
    const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs)
    let patience: NodeJS.Timeout | undefined
    /** Lets what is under way arrive, unless the page has stopped reading. */
    function finish(): void {
      patience = setTimeout(end, FINISH_MS)
      void tail.then(end)
    }
    function end(): void {
      clearInterval(heartbeat)
      clearTimeout(patience)
      stop()
      resolve()
    }
    stream.onAbort(end)
    for (const message of addresses.flatMap((address) => hub.recent(address))) write(eventText({ kind: "message", message }))
    const note = hub.standingNote()
    if (note) write(eventText({ kind: "content", note }))
    write("retry: 1500\nevent: ready\ndata: {}\n\n")
  })
}

/** JSON has no line breaks of its own, so one `data` line is enough. */
function eventText(event: Exclude<HubEvent, { kind: "closed" }>): string {
  return `event: ${event.kind}\ndata: ${JSON.stringify(dataOf(event))}\n\n`
}

function dataOf(event: Exclude<HubEvent, { kind: "closed" }>): unknown {
  if (event.kind === "message") return event.message
  return event.kind === "content" ? event.note : { address: event.address }
}
