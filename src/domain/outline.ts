/** A flow as a picture shows it, in one reader's language: nested as its file is. Plain data. */
export type FlowOutline = {
  flow: string
  file: string
  /** What makes it begin, a sentence each. */
  starts: string[]
  /** Whom it serves; null: anyone. */
  serves: string | null
  /** Where everybody else is sent. */
  otherwise: { words: string; flow: string } | null
  steps: OutlineStep[]
}

export type OutlineStep = {
  /** The compiled step's id, such as `3.0.1`: what a running frame remembers. */
  id: string
  kind: OutlineKind
  /** What happens here, in a manager's words. */
  title: string
  /** What the guest reads; a value stands between ‹ and ›. */
  said: string[]
  /** What else is worth knowing, a few words each. */
  notes: string[]
  /** The flow that is called, or gone on with for good. */
  flow: string | null
  /** Of a branch, in the order they are tried. */
  arms: OutlineArm[]
}

/** `isElse`: taken when no other is; `when` says so too. */
export type OutlineArm = { when: string; isElse: boolean; steps: OutlineStep[] }

type OutlineKind =
  | "collect"
  | "confirm"
  | "say"
  | "branch"
  | "call"
  | "link"
  | "ticket"
  | "hand-off"
  | "follow-up"
  | "record"
  | "pair"
  | "withdraw"
  | "end"
