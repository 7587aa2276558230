/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { SimulatorWords } from "../words.ts"
import type { LetterState, Outgoing, Shown } from "./data.ts"
import type { Drawing } from "./drawing.ts"

export type PhoneInput = { root: HTMLElement; drawing: Drawing; words: SimulatorWords; send: (outgoing: Outgoing) => void }

/** One phone on the page: its log, its quick replies and its typing box. */
export class Phone {
  address = ""
  readonly root: HTMLElement
  readonly #drawing: Drawing
  readonly #send: (outgoing: Outgoing) => void
  readonly #words: SimulatorWords
  readonly #log: HTMLElement
  readonly #chips: HTMLElement
  readonly #box: HTMLTextAreaElement
  readonly #rows = new Map<string, HTMLElement>()
  readonly #typing: HTMLElement
  #typingTimer = 0
  #lastDay = ""
  /** The newest message is in view, and stays so when something new comes or the phone changes its height. */
  #isAtEnd = true

  constructor({ root, drawing, words, send }: PhoneInput) {
    this.root = root
    this.#drawing = drawing
    this.#words = words
    this.#send = send
    this.#log = this.#find(".log")
    this.#chips = this.#find(".chips")
    this.#box = this.#find("textarea")
    this.#typing = this.#find(".typing")
    this.#listen()
  }

  /** Turns to another talk. Screen readers are not made to read it all out. */
  show(address: string, talk: Shown[]): void {
    this.address = address
    this.#log.setAttribute("aria-busy", "true")
    for (const row of this.#log.querySelectorAll(".message, .day")) row.remove()
    this.#rows.clear()
    this.#lastDay = ""
    this.hideTyping()
    this.#isAtEnd = true
    for (const shown of talk) this.#append(shown)
    this.#after(talk.at(-1))
    this.#log.setAttribute("aria-busy", "false")
  }

  add(shown: Shown): void {
    if (shown.direction === "out") this.hideTyping()
    else this.#isAtEnd = true
    this.#append(shown)
    this.#after(shown)
  }

  setState(id: string, state: LetterState): void {
    const row = this.#rows.get(id)
    if (row) this.#drawing.state(row, state)
  }

  showTyping(): void {
    this.#typing.hidden = false
    this.#scroll()
    clearTimeout(this.#typingTimer)
    this.#typingTimer = Number(setTimeout(() => this.hideTyping(), 8_000))
  }

  hideTyping(): void {
    clearTimeout(this.#typingTimer)
    this.#typing.hidden = true
  }

  #append(shown: Shown): void {
    const day = this.#drawing.day(shown)
    if (day !== this.#lastDay) this.#typing.before(this.#drawing.divider(shown))
    this.#lastDay = day
    const row = this.#drawing.message(shown, (label, send) => this.#tap(label, send))
    if (shown.state) this.#drawing.state(row, shown.state)
    this.#rows.set(shown.id, row)
    this.#typing.before(row)
  }

  /** Quick replies belong to the last message only. */
  #after(last: Shown | undefined): void {
    this.root.classList.toggle("is-empty", this.#rows.size === 0)
    const options = last?.direction === "out" ? last.options : []
    this.#chips.replaceChildren(...options.map(({ label, send }) => this.#drawing.button("chip", label, () => this.#tap(label, send))))
    this.#chips.hidden = options.length === 0
    this.#scroll()
  }

  /** A button whose words still lack the text (as `T42 say`) opens the typing box with them. */
  #tap(label: string, send: string): void {
    if (/\s$/.test(send) || /(^|\s)(say!?|note|回复|回覆|返信|备注|備註|メモ)$/i.test(send)) {
      this.#box.value = `${send.trim()} `
      this.#grow()
      this.#box.focus()
    } else {
      this.#send({ content: { postback: send }, text: label })
      this.#box.focus({ preventScroll: true })
    }
  }

  #listen(): void {
    this.#log.addEventListener("scroll", () => {
      this.#isAtEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 40
    })
    new ResizeObserver(() => this.#scroll()).observe(this.#log)
    const form = this.#find<HTMLFormElement>("form")
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#submit()
    })
    this.#box.addEventListener("input", () => this.#grow())
    this.#box.addEventListener("keydown", (event) => {
      // While a Chinese or Japanese word is being composed, Enter chooses it.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
      event.preventDefault()
      this.#submit()
    })
    for (const starter of this.root.querySelectorAll<HTMLButtonElement>(".starters button")) {
      starter.addEventListener("click", () => {
        const text = starter.textContent ?? ""
        this.#send({ content: { text }, text })
        this.#box.focus({ preventScroll: true })
      })
    }
    const attach = this.root.querySelector<HTMLButtonElement>(".attach")
    const menu = this.root.querySelector<HTMLElement>(".menu")
    if (attach && menu) this.#listenToMenu(attach, menu)
  }

  #listenToMenu(attach: HTMLButtonElement, menu: HTMLElement): void {
    const open = (isOpen: boolean) => {
      menu.hidden = !isOpen
      attach.setAttribute("aria-expanded", String(isOpen))
    }
    attach.addEventListener("click", () => open(menu.hidden))
    this.root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menu.hidden) return
      open(false)
      attach.focus()
    })
    menu.addEventListener("click", (event) => {
      const kind = (event.target as HTMLElement).closest<HTMLElement>("[data-kind]")?.dataset.kind
      open(false)
      if (kind === "sticker") this.#send({ content: { sticker: ["smile", "hello"] }, text: this.#words.sticker, icon: kind })
      if (kind === "picture") this.#send({ content: { image: "photo.jpg" }, text: this.#words.picture, icon: kind })
      if (kind === "voice") this.#send({ content: { audio: "voice.m4a" }, text: this.#words.voice, icon: kind })
      const location = { latitude: 36.0671, longitude: 120.3826, label: this.#words.place }
      if (kind === "place") this.#send({ content: { location }, text: this.#words.place, icon: kind })
      this.#box.focus({ preventScroll: true })
    })
  }

  #submit(): void {
    const text = this.#box.value.trim()
    if (!text || !this.address) return
    this.#box.value = ""
    this.#grow()
    this.#send({ content: { text }, text })
  }

  #grow(): void {
    this.#box.style.height = "auto"
    this.#box.style.height = `${Math.min(this.#box.scrollHeight, 120)}px`
  }

  /** Follows the talk, unless its reader has scrolled back. */
  #scroll(): void {
    if (this.#isAtEnd) this.#log.scrollTop = this.#log.scrollHeight
  }

  #find<Found extends HTMLElement>(selector: string): Found {
    const found = this.root.querySelector<Found>(selector)
    if (!found) throw new Error(`The page lacks ${selector}`)
    return found
  }
}
