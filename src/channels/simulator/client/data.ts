/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/// <reference lib="dom.asynciterable" />
import type { Language } from "../../../domain/language.ts"
import type { SimulatorMessage } from "../message.ts"
import type { SimulatorPeople } from "../people.ts"
import type { SimulatorWords } from "../words.ts"

/** What the page hands to its script, as JSON. */
export type ClientData = { language: Language; hotel: string; words: SimulatorWords } & SimulatorPeople

export type LetterState = "sending" | "sent" | "retrying" | "refused"

/** A message on a phone. Own ones carry a state; what is no text carries a picture instead. */
export type Shown = SimulatorMessage & { state?: LetterState; icon?: "sticker" | "picture" | "voice" | "place" }

/** What a phone's owner sends: the fields of a post, and how it looks on their own screen. */
export type Outgoing = { content: Record<string, unknown>; text: string; icon?: Shown["icon"] }
