import type { Values } from "../domain/values.ts"
import { liquid, type Wording } from "./catalog.ts"

type Value = string | number | null

/**
 * What a wording reads like when each value it asks for (`room`, `facts.breakfast.place`) is what `valueAt` says; null
 * is "not known", as in `render`.
 */
export function sampleText(wording: Pick<Wording, "parsed" | "placeholders">, valueAt: (path: string) => Value): string {
  const values: Values = {}
  for (const path of wording.placeholders) put(values, path.split("."), valueAt(path))
  return String(liquid.renderSync(wording.parsed, values)).trim()
}

function put(values: Values, [first = "", ...rest]: string[], value: Value): void {
  if (rest.length === 0) {
    values[first] ??= value
    return
  }
  const inner = values[first]
  const group: Values = typeof inner === "object" && inner !== null ? inner : {}
  values[first] = group
  put(group, rest, value)
}
