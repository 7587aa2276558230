/** A value in a slot. Times are ISO instants; choices and rooms are keys; the guest's own wording stays as text. */
export type SlotValue =
  | { type: "text"; value: string }
  | { type: "choice"; value: string }
  | { type: "count"; value: number }
  | { type: "room"; value: string; evidence: "claimed" | "verified" }
  | { type: "time"; value: string }

export type Slots = Record<string, SlotValue>
