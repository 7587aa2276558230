import type { z } from "zod"

type Issue = z.core.$ZodIssue
/** What is wrong, and where below the file's root. */
export type Explained = { path: PropertyKey[]; message: string }

const STEP_KINDS = [
  "collect",
  "confirm",
  "say",
  "branch",
  "call",
  "link",
  "ticket",
  "hand-off",
  "follow-up",
  "record",
  "pair",
  "withdraw",
  "end",
]
const CONDITIONS =
  "{ slot, is }, { slot, above }, { slot, after }, { slot, before }, { slot, known }, { slot, has }, { phase }, { department, open }, { fact, open }, { time: { from, to } }, { vip }, { guest: known, is }, { ticket, open }, { ticket, untaken }, { near }"

/**
 * Says in plain words what a schema found. Of a choice between shapes, only the shape that was meant is spoken of.
 * @param value what stands at the root of the file, to see which shape was meant
 */
export function explainIssue(issue: Issue, value: unknown, above: PropertyKey[] = []): Explained[] {
  const path = [...above, ...issue.path]
  const name = issue.path.length > 0 ? `"${issue.path.map(String).join(".")}"` : "this"
  const given = valueAt(value, issue.path)
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `The key "${key}" is unknown here: check its spelling or remove it.`,
      }))
    case "invalid_type":
      if (given === undefined) return [{ path, message: `The key ${name} is missing: add it (${inWords(issue.expected)}).` }]
      return [{ path, message: `${name} must be ${inWords(issue.expected)}.` }]
    case "invalid_value":
      return [{ path, message: `${name} is ${shown(given)}, but must be one of ${listed(issue.values.map(String))}.` }]
    case "invalid_format":
    case "custom":
      return [{ path, message: `${name} is ${shown(given)}: ${issue.message}.` }]
    case "too_small":
      return [{ path, message: `${name} must have at least ${issue.minimum}.` }]
    case "too_big":
      return [{ path, message: `${name} may have at most ${issue.maximum}.` }]
    case "invalid_key":
      return [{ path, message: `The name ${shown(issue.path.at(-1))} is not allowed: names are lower case with hyphens.` }]
    case "invalid_union":
      return explainUnion(issue, given, path)
    default:
      return [{ path, message: `${name}: ${issue.message}.` }]
  }
}

function explainUnion(issue: Extract<Issue, { code: "invalid_union" }>, given: unknown, path: PropertyKey[]): Explained[] {
  const kind = kindOfStep(given)
  if (issue.errors.length === 0) {
    const options =
      "options" in issue && Array.isArray(issue.options) ? listed(issue.options.map(String)) : "the kinds described in the README"
    return [{ path, message: `"${String(path.at(-1))}" is ${shown(given)}, but must be one of ${options}.` }]
  }
  if (issue.errors.length === STEP_KINDS.length && isRecord(given) && !kind) {
    return [{ path, message: `This is no step we know (${Object.keys(given).join(", ")}): steps are ${STEP_KINDS.join(", ")}.` }]
  }
  const meant = issue.errors.map((issues) => ({ issues, misfit: misfitOf(issues, given) })).sort((a, b) => a.misfit - b.misfit)[0]
  if (!meant) return [{ path, message: "This is not understood." }]
  if (path.at(-1) === "when" && meant.misfit >= KEYS_MISFIT) {
    return [{ path, message: `This condition is not one we can decide: conditions are ${CONDITIONS}.` }]
  }
  return meant.issues.flatMap((inner) => explainIssue(inner, given, path))
}

/** A misspelt key tells more about which shape was meant than a wrong value below a right key. */
const KEYS_MISFIT = 10

function misfitOf(issues: Issue[], given: unknown): number {
  return issues.reduce((sum, issue) => {
    if (issue.path.length === 0) return sum + (issue.code === "unrecognized_keys" ? KEYS_MISFIT * issue.keys.length : 10 * KEYS_MISFIT)
    const isMissing = issue.path.length === 1 && valueAt(given, issue.path) === undefined
    return sum + (isMissing ? KEYS_MISFIT : 1)
  }, 0)
}

const kindOfStep = (given: unknown): string | undefined =>
  isRecord(given) ? STEP_KINDS.find((kind) => Object.hasOwn(given, kind)) : undefined

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  let at = value
  for (const part of path) at = typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined
  return at
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)

const shown = (value: unknown): string => (value === undefined ? "missing" : JSON.stringify(value))

const listed = (values: string[]): string =>
  values.length <= 12 ? values.join(", ") : `${values.slice(0, 12).join(", ")} … (${values.length})`

function inWords(expected: string): string {
  if (expected === "array") return "a list, e.g. [a, b]"
  if (expected === "record" || expected === "object") return "keys with values"
  if (expected === "string") return "text; quote it when it looks like a number"
  if (expected === "int" || expected === "number") return "a number"
  if (expected === "boolean") return "true or false"
  return expected
}
