/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { OutlineArm, OutlineStep } from "../../../domain/outline.ts"
import type { ContentNote } from "../hub.ts"
import type { ThreadView } from "../thread-view.ts"
import type { SimulatorWords } from "../words.ts"
import type { Drawing } from "./drawing.ts"

export type BoardInput = { root: HTMLElement; note: HTMLElement; drawing: Drawing; words: SimulatorWords; language: string }

/** The drawing beside the phones: the running flow with the step it waits at, and what else the bot remembers. */
export class Board {
  #address = ""
  #isAsking = false
  #isStale = false
  #noteTimer = 0
  readonly #root: HTMLElement
  readonly #note: HTMLElement
  readonly #drawing: Drawing
  readonly #words: SimulatorWords
  readonly #language: string

  constructor({ root, note, drawing, words, language }: BoardInput) {
    this.#root = root
    this.#note = note
    this.#drawing = drawing
    this.#words = words
    this.#language = language
  }

  /** Turns to another talk, and asks what is remembered of it. */
  show(address: string): void {
    this.#address = address
    void this.refresh()
  }

  /** Asks again; while an answer is awaited, once more afterwards is enough for any number of changes. */
  async refresh(): Promise<void> {
    this.#isStale = true
    if (this.#isAsking) return
    this.#isAsking = true
    while (this.#isStale) {
      this.#isStale = false
      const address = this.#address
      const view = await this.#ask(address)
      if (view && address === this.#address) this.#draw(view)
    }
    this.#isAsking = false
  }

  /** Good news goes by itself; what has to be mended stays until it is. */
  tell({ status, lines }: ContentNote): void {
    clearTimeout(this.#noteTimer)
    this.#note.hidden = false
    this.#note.dataset.status = status
    this.#note.textContent = [this.#words[`content-${status}`], ...lines].join("\n")
    if (status === "reloaded") this.#noteTimer = Number(setTimeout(() => (this.#note.hidden = true), 15_000))
  }

  async #ask(address: string): Promise<ThreadView | null> {
    try {
      const response = await fetch(`/simulator/thread?address=${encodeURIComponent(address)}&lang=${this.#language}`)
      return response.ok ? await response.json() : null
    } catch {
      // Asked for again with the next connection.
      return null
    }
  }

  /** What is known stays in view on top; the steps, which may be many, go by below. */
  #draw(view: ThreadView): void {
    const { running } = view
    const facts = this.#drawing.element("div", "facts")
    if (view.held) facts.append(this.#drawing.element("p", "held", this.#heldWords(view.held)))
    else if (running) facts.append(this.#drawing.element("p", "name", running.name))
    else facts.append(this.#drawing.element("p", "faint", this.#words["flow-idle"]))
    if (view.reading) facts.append(...this.#section("flow-read", this.#reading(view.reading)))
    if (running && running.slots.length > 0) facts.append(...this.#section("flow-known", this.#slots(running.slots)))
    facts.append(...this.#names("flow-below", view.below), ...this.#names("flow-waiting", view.waiting))
    facts.append(...this.#names("flow-later", view.later), ...this.#names("flow-misses", view.misses > 0 ? [String(view.misses)] : []))
    this.#root.replaceChildren(facts, ...(running?.outline ? [this.#steps(running.outline.steps, running.marks)] : []))
    this.#reveal(facts.offsetHeight)
  }

  #heldWords({ by, since }: NonNullable<ThreadView["held"]>): string {
    const words = since === null ? this.#words["flow-held-by"] : this.#words["flow-held"].replace("{since}", this.#drawing.clock(since))
    return words.replace("{who}", by)
  }

  #section(word: keyof SimulatorWords, content: HTMLElement): HTMLElement[] {
    return [this.#drawing.element("h3", "", this.#words[word]), content]
  }

  #names(word: keyof SimulatorWords, names: string[]): HTMLElement[] {
    if (names.length === 0) return []
    const list = this.#drawing.element("ul", "")
    for (const name of names) list.append(this.#drawing.element("li", "", name))
    return this.#section(word, list)
  }

  #slots(slots: { name: string; value: string }[]): HTMLElement {
    const list = this.#drawing.element("dl", "")
    for (const { name, value } of slots) list.append(this.#drawing.element("dt", "", name), this.#drawing.element("dd", "", value))
    return list
  }

  #steps(steps: OutlineStep[], marks: Record<string, string>): HTMLElement {
    const list = this.#drawing.element("ol", "steps")
    for (const step of steps) list.append(this.#step(step, marks))
    return list
  }

  #step(step: OutlineStep, marks: Record<string, string>): HTMLElement {
    const item = this.#drawing.element("li", "step")
    item.dataset.kind = step.kind
    const mark = marks[step.id] ?? "ahead"
    item.dataset.mark = mark
    if (mark === "current") {
      item.setAttribute("aria-current", "step")
      item.append(this.#drawing.element("span", "here", this.#words["flow-here"]))
    }
    item.append(this.#drawing.element("p", "", step.title))
    for (const words of step.said) item.append(this.#drawing.element("p", "said", words))
    if (mark === "current") for (const words of step.notes) item.append(this.#drawing.element("p", "because", words))
    if (step.arms.length > 0) item.append(this.#arms(step, marks))
    return item
  }

  #arms(step: OutlineStep, marks: Record<string, string>): HTMLElement {
    const list = this.#drawing.element("ul", "arms")
    step.arms.forEach((arm: OutlineArm, index) => {
      const item = this.#drawing.element("li", "arm")
      item.dataset.mark = marks[`${step.id}.${index}`] ?? "ahead"
      item.append(this.#drawing.element("p", "when", arm.when), this.#steps(arm.steps, marks))
      list.append(item)
    })
    return list
  }

  #reading({ wishes, because }: NonNullable<ThreadView["reading"]>): HTMLElement {
    const box = this.#drawing.element("div", "reading")
    for (const { intent, confidence } of wishes) box.append(this.#drawing.element("p", "", `${intent} ${confidence.toFixed(2)}`))
    if (wishes.length === 0) box.append(this.#drawing.element("p", "", this.#words["flow-unread"]))
    if (because.length > 0) box.append(this.#drawing.element("p", "because", `${this.#words["flow-because"]} ${because.join(" · ")}`))
    return box
  }

  /** Brings the current step into view below the facts; the page itself stays where it is. */
  #reveal(covered: number): void {
    const current = this.#root.querySelector("[aria-current]")
    if (!current) return
    const { top, bottom } = current.getBoundingClientRect()
    const frame = this.#root.getBoundingClientRect()
    if (top < frame.top + covered || bottom > frame.bottom) this.#root.scrollTop += top - frame.top - covered - 12
  }
}
