/**
 * JSON that PostgreSQL takes. Guests' phones send what a text column refuses: NUL characters are dropped, and halves of
 * surrogate pairs become the replacement character.
 */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value)
  // JSON.stringify writes both as escapes, in lower case: almost always there is nothing to do.
  return /\\u(0000|d[89a-f])/.test(json) ? JSON.stringify(mended(value)) : json
}

/** The same for one text. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\uFFFD")
}

function mended(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value)
  if (Array.isArray(value)) return value.map(mended)
  if (typeof value !== "object" || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [cleanText(key), mended(part)]))
}
