import type { Language } from "../domain/language.ts"
import type { Normal } from "./normalise.ts"
import type { Clause } from "./split-clauses.ts"
import type { Hit } from "./term-index.ts"

/** The answer the conversation waits for. */
export type Expecting =
  | { kind: "yes-no" }
  | { kind: "choice"; list: string }
  | { kind: "count" }
  | { kind: "time" }
  | { kind: "room" }
  | { kind: "text" }
  | { kind: "option"; labels: string[] }

export type ReadingContext = { language: Language | null; now: Date; zone: string; expecting: Expecting | null }

/** A message prepared for reading: tidied, its known words found, split into clauses. */
export type Message = { normal: Normal; hits: Hit[]; clauses: Clause[] }
