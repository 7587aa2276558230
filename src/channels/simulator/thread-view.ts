import type { FlowOutline } from "../../domain/outline.ts"

/** What the bot remembers of one talk, as the page draws it. JSON, in the reader's language. */
export type ThreadView = {
  /** A person has the guest in hand and the bot is silent. `since` is ISO; null when the ticket does not tell. */
  held: { by: string; since: string | null } | null
  /** The flow on top of the stack. */
  running: RunningFlow | null
  /** Flows that go on afterwards, the next one first. */
  below: string[]
  /** Finished flows whose last question is still to come. */
  later: string[]
  /** Intents of wishes that wait their turn. */
  waiting: string[]
  /** Messages in a row that were not understood. */
  misses: number
  /** How the guest's last words were read; null before the first. */
  reading: { wishes: { intent: string; confidence: number }[]; because: string[] } | null
}

export type RunningFlow = {
  name: string
  /** Null for a question of the house itself, which no file describes. */
  outline: FlowOutline | null
  /** By the ids of steps, and of arms (`3.0` is the first arm of step `3`); what is not named is still ahead. */
  marks: Record<string, StepMark>
  slots: { name: string; value: string }[]
}

/** `around`: the step asked for stands inside. `skipped`: another arm was taken. */
type StepMark = "past" | "current" | "around" | "skipped"
