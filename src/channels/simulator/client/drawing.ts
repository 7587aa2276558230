/// <reference lib="dom" />
import type { SimulatorWords } from "../words.ts"
import type { LetterState, Shown } from "./data.ts"

/** Makes the elements of a talk. Words only ever become text nodes, so that nothing a guest writes turns into markup. */
export class Drawing {
  readonly #words: SimulatorWords
  readonly #time: Intl.DateTimeFormat
  readonly #day: Intl.DateTimeFormat

  constructor(words: SimulatorWords, language: string) {
    this.#words = words
    this.#time = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
    this.#day = new Intl.DateTimeFormat(language, { month: "long", day: "numeric", weekday: "short" })
  }

  element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = ""): HTMLElementTagNameMap[Tag] {
    const element = document.createElement(tag)
    if (className) element.className = className
    if (text) element.textContent = text
    return element
  }

  button(className: string, label: string, tapped: () => void): HTMLButtonElement {
    const button = this.element("button", className, label)
    button.type = "button"
    button.addEventListener("click", tapped)
    return button
  }

  /** A picture of the page's own set. */
  icon(name: string): SVGSVGElement {
    const space = "http://www.w3.org/2000/svg"
    const icon = document.createElementNS(space, "svg")
    const use = document.createElementNS(space, "use")
    use.setAttribute("href", `#icon-${name}`)
    icon.setAttribute("class", "icon")
    icon.setAttribute("aria-hidden", "true")
    icon.append(use)
    return icon
  }

  /** `21:40`, of an ISO instant. */
  clock(at: string): string {
    return this.#time.format(new Date(at))
  }

  day(shown: Shown): string {
    return this.#day.format(new Date(shown.at))
  }

  divider(shown: Shown): HTMLElement {
    return this.element("p", "day", this.day(shown))
  }

  message(shown: Shown, tapped: (label: string, send: string) => void): HTMLElement {
    const row = this.element("div", `message ${shown.direction}`)
    row.append(this.element("span", "unseen", `${shown.direction === "in" ? this.#words.you : this.#words.house}: `))
    row.append(shown.card ? this.#card(shown.card, tapped) : this.#bubble(shown))
    row.append(this.#foot(shown))
    return row
  }

  /** Says in the row's foot how far an own message has got. */
  state(row: HTMLElement, state: LetterState): void {
    row.dataset.state = state
    const line = row.querySelector(".state")
    if (line) line.textContent = this.#words[state]
  }

  #bubble(shown: Shown): HTMLElement {
    const bubble = this.element("div", "bubble")
    if (shown.icon) {
      bubble.classList.add("picture")
      bubble.append(this.icon(shown.icon))
    }
    const isBare = shown.text === null && !shown.icon
    bubble.append(this.element("span", isBare ? "faint" : "", shown.text ?? this.#words["no-text"]))
    return bubble
  }

  /** A tap shows the words of the staff grammar it stands for, as typing them would. */
  #card(card: NonNullable<Shown["card"]>, tapped: (label: string, send: string) => void): HTMLElement {
    const article = this.element("article", "card")
    article.append(this.element("h3", "", card.title))
    const lines = this.element("dl", "")
    for (const { label, value } of card.lines) {
      const line = this.element("div", "")
      if (!label) line.className = "wide"
      line.append(this.element("dt", "", label), this.element("dd", "", value))
      lines.append(line)
    }
    const actions = this.element("div", "actions")
    for (const { label, send } of card.actions) actions.append(this.button("", label, () => tapped(send, send)))
    article.append(lines, actions)
    return article
  }

  #foot(shown: Shown): HTMLElement {
    const foot = this.element("div", "foot")
    const time = this.element("time", "", this.#time.format(new Date(shown.at)))
    time.dateTime = shown.at
    foot.append(time)
    if (shown.segments !== null) foot.append(this.element("span", "", `${this.#words.segments} ${shown.segments}`))
    if (shown.direction === "in") {
      const state = this.element("span", "state", shown.state ? this.#words[shown.state] : "")
      // The log is a live region; the small steps of delivery need no reading out.
      state.setAttribute("aria-live", "off")
      foot.append(state)
    }
    return foot
  }
}
