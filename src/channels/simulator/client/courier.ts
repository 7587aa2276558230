/// <reference lib="dom" />
import type { LetterState, Shown } from "./data.ts"

/** A message on its way to the server. `shown.id` is its key: however often it is posted, it counts once. */
export type Letter = { content: Record<string, unknown>; shown: Shown }

/**
 * Takes messages to the server, in order, one at a time. One that cannot be delivered stays first in the queue, in this
 * tab's storage too, and is tried again with the same key; only what the server refuses is given up.
 */
export class Courier {
  #letters: Letter[] = []
  #isBusy = false
  #failures = 0
  #timer = 0
  readonly #changed: (shown: Shown, state: LetterState) => void

  constructor(changed: (shown: Shown, state: LetterState) => void) {
    this.#changed = changed
    this.#letters = this.#restore()
  }

  /** What has not arrived yet at the server. */
  waiting(address: string): Shown[] {
    return this.#letters.map((letter) => letter.shown).filter((shown) => shown.address === address)
  }

  post(letter: Letter): void {
    this.#letters.push(letter)
    this.#keep()
    this.deliver()
  }

  /** Begins, or tries again without waiting any longer. */
  deliver(): void {
    clearTimeout(this.#timer)
    if (!this.#isBusy && this.#letters.length > 0) void this.#run()
  }

  async #run(): Promise<void> {
    this.#isBusy = true
    for (let letter = this.#letters[0]; letter; letter = this.#letters[0]) {
      const state = await this.#attempt(letter)
      this.#changed(letter.shown, state)
      if (state === "retrying") break
      this.#letters.shift()
      this.#keep()
    }
    this.#isBusy = false
    if (this.#letters.length > 0) this.#later()
  }

  async #attempt({ content, shown }: Letter): Promise<LetterState> {
    const body = JSON.stringify({ address: shown.address, key: shown.id, sentAt: shown.at, ...content })
    const headers = { "content-type": "application/json" }
    try {
      const signal = AbortSignal.timeout(15_000)
      const { ok, status } = await fetch("/simulator/messages", { method: "POST", headers, body, signal })
      this.#failures = ok ? 0 : this.#failures + 1
      if (ok) return "sent"
      return status >= 500 || status === 408 || status === 429 ? "retrying" : "refused"
    } catch {
      this.#failures += 1
      return "retrying"
    }
  }

  /** After 1, 2, 4 … seconds, at most 10; those behind the first one wait with it. */
  #later(): void {
    for (const { shown } of this.#letters) this.#changed(shown, "retrying")
    this.#timer = Number(setTimeout(() => this.deliver(), Math.min(10_000, 500 * 2 ** this.#failures)))
  }

  #keep(): void {
    try {
      sessionStorage.setItem("houseline.unsent", JSON.stringify(this.#letters.slice(0, 100)))
    } catch {
      // A browser that keeps nothing still sends; only a reload forgets.
    }
  }

  #restore(): Letter[] {
    try {
      const letters: Letter[] = JSON.parse(sessionStorage.getItem("houseline.unsent") ?? "[]")
      return letters.map((letter) => ({ ...letter, shown: { ...letter.shown, state: "retrying" } }))
    } catch {
      return []
    }
  }
}
