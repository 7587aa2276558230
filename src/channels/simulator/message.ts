import type { Address } from "../../domain/address.ts"
import type { CardLine, Option } from "../../domain/message.ts"

/** A message on a pretended phone, as the page and the terminal draw it. JSON. */
export type SimulatorMessage = {
  /** Of an answer: the id the outbox was given for it. */
  id: string
  address: Address
  /** `in`: from the phone's owner; `out`: from the hotel. */
  direction: "in" | "out"
  /** ISO. Of an answer: when it was written. */
  at: string
  /** Everything in plain words, as a phone without buttons shows it; null for what was no text. */
  text: string | null
  /** Tappable answers, where the pretended network has them. */
  options: Option[]
  card: { title: string; lines: CardLine[]; actions: Option[] } | null
  /** What an SMS of this text would be billed as; null elsewhere. */
  segments: number | null
}
