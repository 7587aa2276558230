/**
 * Reads server-sent events from a response, whether it came over a socket or from this process. Comment lines are
 * skipped. Resolves when the stream ends or is ended; rejects when it breaks.
 */
export async function readEvents(response: Response, heard: (event: string, data: string) => void, ended?: AbortSignal): Promise<void> {
  const reader = response.body?.getReader()
  if (!reader) return
  ended?.addEventListener("abort", () => void reader.cancel().catch(() => undefined), { once: true })
  const decoder = new TextDecoder()
  let text = ""
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    text += decoder.decode(chunk.value, { stream: true })
    const events = text.split("\n\n")
    text = events.pop() ?? ""
    for (const event of events) hear(event, heard)
  }
}

function hear(text: string, heard: (event: string, data: string) => void): void {
  let event = "message"
  const data: string[] = []
  for (const line of text.split("\n")) {
    if (line.startsWith("event: ")) event = line.slice("event: ".length)
    if (line.startsWith("data: ")) data.push(line.slice("data: ".length))
  }
  if (data.length > 0) heard(event, data.join("\n"))
}
