import { existsSync } from "node:fs"
import { type Browser, chromium, type Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { ThreadView } from "../../src/channels/simulator/thread-view.ts"
import type { Address } from "../../src/domain/address.ts"
import type { InboundEvent, OutboundContent } from "../../src/domain/message.ts"
import type { OutlineStep } from "../../src/domain/outline.ts"
import { createEchoHouse, type EchoHouse, type Listening, listen, NOTHING } from "../support/echo-house.ts"

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium"
const QUIET =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
const hasChromium = existsSync(CHROMIUM)
if (!hasChromium) console.log(`Skipped the simulator's browser tests: no Chromium at ${CHROMIUM} (CHROMIUM_PATH names another).`)
const it = test.skipIf(!hasChromium)

const DUTY: Address = "simulator:duty"
const NASTY = `<img src=x onerror="document.title='owned'"><b>bold</b> & "quotes"`
const text = (words: string, options: string[] = []): OutboundContent => ({
  ...{ kind: "text", text: words },
  options: options.map((label) => ({ label, send: `send ${label}` })),
})

/** A few set answers, as the bot and the duty manager's card would come. */
function answer({ address, content }: InboundEvent): [Address, OutboundContent][] {
  const words = content.kind === "text" ? content.text : content.kind
  if (words === "towels") return [[address, text("How many towels?", ["Two", "Three"])]]
  if (words === "complaint") {
    const lines = [{ label: "Words", value: NASTY }]
    const actions = ["take", "say ", "done"].map((verb) => ({ label: verb.trim(), send: `T1 ${verb}` }))
    return [[DUTY, { kind: "card", title: "T1 Complaint", lines, actions }]]
  }
  return [[address, text(`Got ${words}`)]]
}

const CARTER: Address = "simulator:line-carter"
const step = (id: string, title: string, more: Partial<OutlineStep> = {}): OutlineStep => ({
  ...{ id, kind: "say", title, said: [], notes: [], flow: null, arms: [] },
  ...more,
})
const STEPS = [
  step("0", "Asks for the item", { kind: "collect", said: ["What would you like? ‹item›"] }),
  step("1", "It depends", {
    kind: "branch",
    arms: [
      { when: "item is towel", isElse: false, steps: [step("1.0.0", "Asks how many", { kind: "collect" })] },
      { when: "otherwise", isElse: true, steps: [step("1.1.0", NASTY)] },
    ],
  }),
  step("2", "Says it back and waits for a yes", { kind: "confirm" }),
]
const running = (marks: NonNullable<ThreadView["running"]>["marks"], slots: { name: string; value: string }[] = []): ThreadView => ({
  ...NOTHING,
  running: {
    ...{ name: "amenity", marks, slots },
    outline: { flow: "amenity", file: "flows/amenity.yaml", starts: [], serves: null, otherwise: null, steps: STEPS },
  },
  reading: { wishes: [{ intent: "amenity", confidence: 0.93 }], because: ["pattern want + @amenities"] },
})

let browser: Browser
let house: EchoHouse
let server: Listening
let page: Page

beforeAll(async () => {
  if (hasChromium) browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET.split(" ") })
})
afterAll(() => browser?.close())

beforeEach(async (context) => {
  if (!hasChromium) return
  house = createEchoHouse(answer)
  server = await listen(house)
  const problems: string[] = []
  const session = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  page = await session.newPage()
  page.on("pageerror", (error) => problems.push(error.message))
  page.on("console", (line) => line.text().includes("Content Security Policy") && problems.push(line.text()))
  context.onTestFinished(async () => {
    await session.close()
    await server.stop()
    expect(problems).toEqual([])
  })
})

const open = async (language = "en") => {
  await page.goto(`${server.url}/simulator?lang=${language}`)
  await page.waitForFunction(() => document.querySelector("#about-guest")?.textContent !== "")
}
const guest = (selector: string) => page.locator(`#guest-phone ${selector}`)
const staff = (selector: string) => page.locator(`#staff-phone ${selector}`)
const say = async (words: string) => {
  await guest("textarea").fill(words)
  await guest("textarea").press("Enter")
}

it("a guest asks, taps a quick reply and is answered", async () => {
  await open()
  expect(await page.locator("#about-guest").textContent()).toBe("Room 0611 · In house")
  await say("towels")
  await guest(".chip").getByText("Three").click()
  await guest(".bubble").getByText("Got postback").waitFor()
  expect(await guest(".chips").isHidden()).toBe(true)
  expect(house.events.map(({ address, content }) => [address, content])).toEqual([
    ["simulator:line-carter", { kind: "text", text: "towels" }],
    ["simulator:line-carter", { kind: "postback", data: "send Three" }],
  ])
  expect(await guest(".message.in .state").allTextContents()).toEqual(["Sent", "Sent"])
  await expect.poll(() => house.receipts.map(({ status }) => status)).toEqual(["read", "read"])
})

it("a card reaches the duty manager's phone, whose buttons speak the staff grammar; words never become markup", async () => {
  await open()
  await say("complaint")
  const card = staff(".card")
  await card.waitFor()
  expect(await card.locator("dd").textContent()).toBe(NASTY)
  await card.getByRole("button", { name: "take" }).click()
  await staff(".bubble").getByText("Got postback").waitFor()
  expect(house.events.at(-1)).toMatchObject({ address: DUTY, content: { kind: "postback", data: "T1 take" } })
  await card.getByRole("button", { name: "say" }).click()
  expect(await staff("textarea").inputValue()).toBe("T1 say ")
  await say(NASTY)
  await guest(".message.out").last().getByText("Got <img").waitFor()
  expect(await page.locator(".log img, .log b").count()).toBe(0)
  expect(await page.title()).toBe("Harbour View · Simulator")
})

it("a message that finds no server is kept, said to be so, and arrives once with the same key", async () => {
  await open()
  await say("first")
  await guest(".bubble").getByText("Got first").waitFor()
  await server.stop()
  await say("second")
  await guest(".state").getByText("Not sent yet; kept and trying again").waitFor()
  await page.locator("#offline").waitFor({ state: "visible" })
  await server.start()
  await guest(".bubble").getByText("Got second").waitFor()
  await page.locator("#offline").waitFor({ state: "hidden" })
  expect(await guest(".state").allTextContents()).toEqual(["Sent", "Sent"])
  expect(house.events.map(({ content }) => content.kind === "text" && content.text)).toEqual(["first", "second"])
})

it("a message whose acknowledgement is lost counts once, even over a reload", async () => {
  await open()
  await page.route("**/simulator/messages", async (route) => {
    await route.fetch()
    // The page may have gone on to its next try.
    await route.abort().catch(() => undefined)
  })
  await say("only once")
  await guest(".state").getByText("kept and trying again").waitFor()
  await page.reload()
  await guest(".state").getByText("kept and trying again").waitFor()
  await page.unroute("**/simulator/messages")
  await guest(".state").getByText("Sent", { exact: true }).waitFor()
  await page.reload()
  await guest(".bubble").getByText("Got only once").waitFor()
  expect(await guest(".message.in").count()).toBe(1)
  expect(house.events).toHaveLength(1)
})

it("SMS counts segments and numbers its options; a reload keeps guest, channel and talk", async () => {
  await open()
  await page.getByRole("radio", { name: "SMS" }).check()
  await say("towels")
  await guest(".bubble").getByText("1 Two").waitFor()
  expect(await guest(".message.out .foot").textContent()).toContain("SMS segments 1")
  await page.reload()
  await guest(".bubble").getByText("1 Two").waitFor()
  expect(await guest(".message").count()).toBe(2)
  expect(house.events[0]?.address).toBe("simulator:sms-carter")
})

it("an unknown guest can be somebody new, and send what is no text", async () => {
  await open()
  await page.selectOption("#who-guest", "")
  await guest(".attach").click()
  await guest("[data-kind=voice]").click()
  await guest(".bubble").getByText("Got media").waitFor()
  await page.locator("#new-guest").click()
  await guest(".starters button").first().click()
  await guest(".bubble").getByText("Got Two bath towels, please").waitFor()
  const [first, second] = house.events.map(({ address }) => address)
  expect(first).toMatch(/^simulator:line-visitor-/)
  expect(second).toMatch(/^simulator:line-visitor-/)
  expect(second).not.toBe(first)
})

it("works by keyboard alone: Enter sends, but not while a word is being composed", async () => {
  await open("ja")
  await guest("textarea").focus()
  await page.keyboard.insertText("タオル")
  await guest("textarea").dispatchEvent("keydown", { key: "Enter", isComposing: true })
  expect(house.events).toHaveLength(0)
  await page.keyboard.press("Shift+Enter")
  await page.keyboard.insertText("二枚")
  await page.keyboard.press("Enter")
  await guest(".bubble").getByText("Got タオル").waitFor()
  expect(house.events[0]?.content).toEqual({ kind: "text", text: "タオル\n二枚" })
  await page.locator("input[name=channel]:checked").focus()
  await page.keyboard.press("ArrowRight")
  expect(await page.locator("#guest-phone").getAttribute("data-skin")).toBe("sms")
  const outline = await page.locator("input[name=channel]:checked + span").evaluate((span) => getComputedStyle(span).outlineStyle)
  expect(outline).toBe("solid")
})

it("on a phone's screen one side is shown at a time, nothing is cut off, and the other side counts what is new", async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await open()
  expect(await page.locator(".side.staff").isVisible()).toBe(false)
  await say("complaint")
  await page.locator('[data-badge="staff"]').getByText("1").waitFor()
  await page.getByRole("button", { name: /^Team/ }).click()
  await staff(".card").waitFor()
  expect(await page.locator('[data-badge="staff"]').textContent()).toBe("")
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expect.poll(() => house.receipts.map(({ status }) => status)).toEqual(["delivered", "read"])
})

const board = (selector = "") => page.locator(`#board ${selector}`)
const remember = (view: ThreadView) => {
  house.threads.set(CARTER, view)
  house.hub.threadChanged(CARTER)
}

it("the flow beside the phone marks the step that is asked, and moves on with the talk", async () => {
  await open()
  await board().getByText("No flow is running").waitFor()
  remember(
    running({ "0": "past", "1": "around", "1.0": "around", "1.0.0": "current", "1.1": "skipped" }, [{ name: "item", value: "towel" }]),
  )
  const current = board('[aria-current="step"]')
  await current.getByText("Asks how many").waitFor()
  expect(await current.count()).toBe(1)
  expect(await board("dl").textContent()).toBe("itemtowel")
  expect(await board(".reading").textContent()).toBe("amenity 0.93because pattern want + @amenities")
  const opacityOf = (selector: string) =>
    board(selector)
      .first()
      .evaluate((item) => Number(getComputedStyle(item).opacity))
  expect(await opacityOf('[data-mark="past"]')).toBeLessThan(1)
  expect(await opacityOf('[aria-current="step"]')).toBe(1)

  remember({ ...running({ "0": "past", "1": "past", "2": "current" }), below: ["breakfast"], waiting: ["laundry"], misses: 1 })
  await current.getByText("Says it back").waitFor()
  expect(await board('[data-mark="past"]').count()).toBe(2)
  expect(await board("ul:not(.arms)").allTextContents()).toEqual(["breakfast", "laundry", "1"])
  expect(await page.locator("#board img, #board b").count()).toBe(0)

  remember({ ...NOTHING, held: { by: "Chen Ya", since: "2026-03-02T13:40:00.000Z" } })
  await board(".held")
    .getByText(/^With Chen Ya since \d\d:40\./)
    .waitFor()
  expect(await current.count()).toBe(0)
})

it("tells on the page when content was read anew, and keeps saying so while something has to be mended", async () => {
  await open("zh-Hans")
  const note = page.locator("#content-note")
  house.hub.noteContent({ status: "kept", lines: ["flows/amenity.yaml:7 The template amenity.x is missing."] })
  await note.getByText("flows/amenity.yaml:7").waitFor()
  await page.reload()
  await note.getByText("flows/amenity.yaml:7").waitFor()
  house.hub.noteContent({ status: "reloaded", lines: ["flows/amenity.yaml: flow amenity"] })
  await note.getByText("内容已更新").waitFor()
  expect(await note.getAttribute("data-status")).toBe("reloaded")
})

it("on a phone's screen the flow is behind a tab and fits its width", async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await open()
  expect(await board().isVisible()).toBe(false)
  remember(running({ "0": "past", "1": "around", "1.1": "around", "1.1.0": "current", "1.0": "skipped" }))
  await page.getByRole("button", { name: "Flow" }).click()
  await board('[aria-current="step"]').waitFor({ state: "visible" })
  expect(await page.locator("#guest-phone").isVisible()).toBe(false)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await board().evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0)
})

it("is read by assistive technology as logs, groups and labelled controls", async () => {
  await open()
  expect(await page.getByRole("log").count()).toBe(2)
  for (const name of ["Message the hotel", "For example, T1 take"]) expect(await page.getByRole("textbox", { name }).count()).toBe(1)
  expect(await page.getByRole("combobox", { name: "Speak as guest" }).count()).toBe(1)
  expect(await page.getByRole("group", { name: "Channel" }).count()).toBe(1)
  remember(running({ "0": "current" }))
  await board('[aria-current="step"]').waitFor()
  expect(await page.getByRole("region", { name: "What the bot is doing" }).getByRole("listitem").count()).toBe(7)
  const nameless = await page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>("button, a, textarea, select")]
    return controls.filter((one) => !one.getAttribute("aria-label") && !one.textContent?.trim()).length
  })
  expect(nameless).toBe(0)
})
