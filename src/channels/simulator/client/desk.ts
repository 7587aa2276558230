/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Board } from "./board.ts"
import type { Courier } from "./courier.ts"
import type { ClientData, LetterState, Outgoing, Shown } from "./data.ts"
import type { Drawing } from "./drawing.ts"
import type { Phone } from "./phone.ts"

/** The other parts of the script. Handed in, because the script is made of each part's own text. */
export type Parts = { Board: typeof Board; Courier: typeof Courier; Drawing: typeof Drawing; Phone: typeof Phone }
type Side = "guest" | "staff"
type View = Side | "flow"

/** The whole page: whose phones are shown, what arrives for them, and what they send. */
export class Desk {
  readonly #data: ClientData
  readonly #courier: Courier
  readonly #phones: Record<Side, Phone>
  readonly #board: Board
  readonly #talks = new Map<string, Shown[]>()
  readonly #loaded = new Set<string>()
  readonly #unread = new Map<string, number>()
  #stream: EventSource | null = null
  /** What comes before the first `ready` was said before this page was opened: nothing to count as unread. */
  #isCaughtUp = false
  #receipts: { id: string; status: "delivered" | "read" }[] = []
  #receiptTimer = 0

  constructor(parts: Parts, data: ClientData) {
    this.#data = data
    const drawing = new parts.Drawing(data.words, data.language)
    const phone = (side: Side) => {
      const root = this.#get(`${side}-phone`)
      return new parts.Phone({ root, drawing, words: data.words, send: (outgoing) => this.#send(side, outgoing) })
    }
    this.#phones = { guest: phone("guest"), staff: phone("staff") }
    const { words, language } = data
    this.#board = new parts.Board({ root: this.#get("board"), note: this.#get("content-note"), drawing, words, language })
    this.#courier = new parts.Courier((shown, state) => this.#setState(shown, state))
    this.#listen()
    this.#restorePicks()
    this.#pickGuest()
    this.#pickStaff()
    this.#connect()
    this.#courier.deliver()
  }

  #listen(): void {
    for (const input of document.querySelectorAll("input[name=channel], #who-guest")) {
      input.addEventListener("change", () => {
        this.#pickGuest()
        this.#connect()
      })
    }
    for (const input of document.querySelectorAll("input[name=staff]")) input.addEventListener("change", () => this.#pickStaff())
    for (const tab of document.querySelectorAll<HTMLElement>("[data-view-of]")) {
      tab.addEventListener("click", () => this.#view(tab.dataset.viewOf as View))
    }
    this.#get("new-guest").addEventListener("click", () => {
      this.#remember("visitor", "")
      this.#pickGuest()
      this.#connect()
    })
    addEventListener("online", () => this.#courier.deliver())
    document.addEventListener("visibilitychange", () => this.#seeAll())
  }

  #restorePicks(): void {
    const select = this.#get<HTMLSelectElement>("who-guest")
    const guest = this.#recall("guest")
    if (guest === "unknown") select.value = ""
    if (this.#data.guests.some((one) => one.id === guest)) select.value = guest
    for (const name of ["channel", "staff"]) {
      const value = this.#recall(name)
      for (const input of document.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)) {
        if (input.value === value) input.checked = true
      }
    }
  }

  #pickGuest(): void {
    const channel = this.#checked("channel") || "line"
    const id = this.#get<HTMLSelectElement>("who-guest").value
    const guest = this.#data.guests.find((one) => one.id === id)
    const { words } = this.#data
    const facts = guest ? [guest.room ? `${words.room} ${guest.room}` : "", words[`phase-${guest.phase}`]] : [words["phase-unknown"]]
    this.#get("about-guest").textContent = facts.filter(Boolean).join(" · ")
    this.#get("new-guest").hidden = guest !== undefined
    this.#phones.guest.root.dataset.skin = channel
    this.#get("guest-channel").textContent = document.querySelector("input[name=channel]:checked + span")?.textContent ?? ""
    this.#remember("channel", channel)
    this.#remember("guest", id || "unknown")
    void this.#show("guest", `simulator:${channel}-${guest ? id : this.#visitor()}`)
    this.#board.show(this.#phones.guest.address)
  }

  #pickStaff(): void {
    const key = this.#checked("staff")
    const member = this.#data.staff.find((one) => one.key === key)
    if (!member?.address) return
    this.#get("staff-name").textContent = member.name
    this.#get("staff-mark").textContent = [...member.name][0] ?? ""
    this.#remember("staff", key)
    void this.#show("staff", member.address)
  }

  /** An id for a guest nobody knows, kept while this tab lives. */
  #visitor(): string {
    const visitor = this.#recall("visitor") || `visitor-${this.#random().slice(0, 8)}`
    this.#remember("visitor", visitor)
    return visitor
  }

  async #show(side: Side, address: string): Promise<void> {
    const phone = this.#phones[side]
    phone.show(address, this.#talk(address))
    this.#see(side)
    if (this.#loaded.has(address)) return
    this.#loaded.add(address)
    try {
      const response = await fetch(`/simulator/history?address=${encodeURIComponent(address)}`)
      if (!response.ok) throw new Error(String(response.status))
      const { items }: { items: Shown[] } = await response.json()
      const known = new Set(items.map((item) => item.id))
      const meanwhile = this.#talk(address).filter((shown) => !known.has(shown.id))
      this.#talks.set(address, [...items, ...meanwhile])
      if (phone.address === address) phone.show(address, this.#talk(address))
    } catch {
      // Asked for again with the next connection.
      this.#loaded.delete(address)
    }
  }

  /** One stream for both phones: browsers allow few at a time. */
  #connect(): void {
    this.#stream?.close()
    const staff = this.#data.staff.map((member) => member.address ?? "")
    const addresses = [...new Set([this.#phones.guest.address, ...staff])].filter(Boolean)
    const stream = new EventSource(`/simulator/stream?${addresses.map((address) => `address=${encodeURIComponent(address)}`).join("&")}`)
    this.#stream = stream
    stream.addEventListener("ready", () => {
      this.#isCaughtUp = true
      this.#get("offline").hidden = true
      this.#courier.deliver()
      void this.#board.refresh()
      for (const side of ["guest", "staff"] as const) {
        if (this.#phones[side].address) void this.#show(side, this.#phones[side].address)
      }
    })
    stream.addEventListener("message", (event) => this.#arrive(JSON.parse(event.data)))
    stream.addEventListener("typing", (event) => {
      const { address }: { address: string } = JSON.parse(event.data)
      this.#phoneOf(address)?.showTyping()
    })
    stream.addEventListener("thread", (event) => {
      const { address }: { address: string } = JSON.parse(event.data)
      if (address === this.#phones.guest.address) void this.#board.refresh()
    })
    stream.addEventListener("content", (event) => {
      this.#board.tell(JSON.parse(event.data))
      void this.#board.refresh()
    })
    stream.addEventListener("error", () => {
      this.#get("offline").hidden = false
      // A browser gives up by itself when the answer was an error, not a broken line.
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => this.#stream === stream && this.#connect(), 3_000)
    })
  }

  #arrive(message: Shown): void {
    const talk = this.#talk(message.address)
    if (talk.some((shown) => shown.id === message.id)) return
    talk.push(message)
    this.#phoneOf(message.address)?.add(message)
    if (!this.#isCaughtUp) return
    const isSeen = this.#isSeen(message.address)
    if (!isSeen) this.#unread.set(message.address, (this.#unread.get(message.address) ?? 0) + 1)
    this.#badges()
    this.#receipt(message.id, isSeen ? "read" : "delivered")
  }

  #send(side: Side, { content, text, icon }: Outgoing): void {
    const phone = this.#phones[side]
    const own = { id: this.#random(), address: phone.address, direction: "in", at: new Date().toISOString(), text } as Shown
    const shown: Shown = { ...own, options: [], card: null, segments: null, state: "sending", ...(icon ? { icon } : {}) }
    this.#talk(phone.address).push(shown)
    phone.add(shown)
    this.#courier.post({ content, shown })
  }

  #setState(shown: Shown, state: LetterState): void {
    const own = this.#talk(shown.address).find((one) => one.id === shown.id)
    if (own) own.state = state
    this.#phoneOf(shown.address)?.setState(shown.id, state)
  }

  #talk(address: string): Shown[] {
    const talk = this.#talks.get(address) ?? this.#courier.waiting(address)
    this.#talks.set(address, talk)
    return talk
  }

  #phoneOf(address: string): Phone | undefined {
    return Object.values(this.#phones).find((phone) => phone.address === address)
  }

  #isSeen(address: string): boolean {
    const phone = this.#phoneOf(address)
    return phone !== undefined && !document.hidden && phone.root.getClientRects().length > 0
  }

  #view(view: View): void {
    document.body.dataset.view = view
    for (const tab of document.querySelectorAll<HTMLElement>("[data-view-of]")) {
      tab.setAttribute("aria-pressed", String(tab.dataset.viewOf === view))
    }
    this.#seeAll()
    if (view !== "flow") this.#phones[view].show(this.#phones[view].address, this.#talk(this.#phones[view].address))
  }

  #seeAll(): void {
    this.#see("guest")
    this.#see("staff")
  }

  #see(side: Side): void {
    const { address } = this.#phones[side]
    if (!address || !this.#isSeen(address)) return
    const count = this.#unread.get(address) ?? 0
    const answers = this.#talk(address).filter((shown) => shown.direction === "out")
    for (const shown of count > 0 ? answers.slice(-count) : []) this.#receipt(shown.id, "read")
    this.#unread.delete(address)
    this.#badges()
  }

  #badges(): void {
    const set = (badge: Element | null, count: number) => {
      if (badge) badge.textContent = count > 0 ? String(count) : ""
    }
    let staff = 0
    for (const { key, address } of this.#data.staff) {
      const count = this.#unread.get(address ?? "") ?? 0
      staff += count
      set(document.querySelector(`[data-badge="${CSS.escape(`staff:${key}`)}"]`), count)
    }
    set(document.querySelector('[data-badge="staff"]'), staff)
    set(document.querySelector('[data-badge="guest"]'), this.#unread.get(this.#phones.guest.address) ?? 0)
  }

  /** Tells the server what a phone has shown, gathered; nobody waits for it. */
  #receipt(id: string, status: "delivered" | "read"): void {
    this.#receipts.push({ id, status })
    clearTimeout(this.#receiptTimer)
    this.#receiptTimer = Number(setTimeout(() => this.#sendReceipts(), 500))
  }

  #sendReceipts(): void {
    const body = JSON.stringify({ receipts: this.#receipts.splice(0, 200) })
    fetch("/simulator/messages", { method: "POST", headers: { "content-type": "application/json" }, body }).catch(() => undefined)
  }

  #remember(name: string, value: string): void {
    try {
      sessionStorage.setItem(`houseline.${name}`, value)
    } catch {
      // Without storage a reload begins anew.
    }
  }

  #recall(name: string): string {
    try {
      return sessionStorage.getItem(`houseline.${name}`) ?? ""
    } catch {
      return ""
    }
  }

  #checked(name: string): string {
    return document.querySelector<HTMLInputElement>(`input[name=${name}]:checked`)?.value ?? ""
  }

  /** Works without https too, where `crypto.randomUUID` does not exist. */
  #random(): string {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  }

  #get<Found extends HTMLElement>(id: string): Found {
    const found = document.getElementById(id)
    if (!found) throw new Error(`The page lacks #${id}`)
    return found as Found
  }
}
