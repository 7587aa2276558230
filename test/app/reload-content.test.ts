import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { checkContent } from "../../src/app/check-content.ts"
import { type Config, readConfig } from "../../src/app/config.ts"
import { type House, openHouse } from "../../src/app/open-house.ts"
import { openReloader, type Reload } from "../../src/app/open-reloader.ts"
import type { SimulatorMessage } from "../../src/channels/simulator/message.ts"
import type { ThreadView } from "../../src/channels/simulator/thread-view.ts"
import type { OutlineStep } from "../../src/domain/outline.ts"

/** All content is read and an empty database made, on whatever machine this runs. */
const OPENING_MS = 180_000
const AMENITY = "flows/requests/amenity.yaml"
const WORDS = "templates/amenity.yaml"

let folder: string
let config: Config
let house: House
let reload: () => Promise<Reload>
let count = 0
/** Each test has a guest of its own, whom nobody knows. */
let guest = ""

/** The shipped content without the many example sentences: these talks use words the lexicon has. */
const copyContent = (): void => {
  for (const name of ["flows", "templates"]) {
    cpSync(name, join(folder, name), { recursive: true, filter: (path) => !path.includes("flows/examples/") })
  }
}

/** The proof has tests of its own and takes its time: it is left out where it is not the matter. */
const withoutProof: typeof checkContent = (folders) => checkContent(folders, [])

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "houseline-reload-"))
  config = readConfig({
    ...{ DATA_DIR: join(folder, "data"), FLOWS_DIR: join(folder, "flows"), TEMPLATES_DIR: join(folder, "templates") },
    ...{ LOG_LEVEL: "silent", SIMULATOR: "on", DEMO: "off" },
  })
  copyContent()
  house = await openHouse(config)
}, OPENING_MS)
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async (context) => {
  guest = `line-visitor-${++count}`
  reload = await openReloader({ house, folders: config, check: withoutProof })
  context.onTestFinished(async () => {
    copyContent()
    await reload()
  })
})

function edit(path: string, change: (text: string) => string): void {
  const file = join(folder, path)
  const before = readFileSync(file, "utf8")
  const after = change(before)
  if (after === before) throw new Error(`${path} no longer holds what this test changes`)
  writeFileSync(file, after)
}

async function say(address: string, text: string): Promise<void> {
  const body = JSON.stringify({ address: `simulator:${address}`, key: `key-${++count}`, text })
  const headers = { "content-type": "application/json" }
  const response = await house.app.fetch(new Request("http://house/simulator/messages", { method: "POST", headers, body }))
  expect(response.status).toBe(200)
  await house.app.settle()
}

async function get<Body>(path: string): Promise<Body> {
  const response = await house.app.fetch(new Request(`http://house/simulator/${path}`))
  return (await response.json()) as Body
}

/** The step the drawing marks, wherever it stands. */
function currentOf({ running }: ThreadView): { kind: string; title: string } | null {
  const all = (steps: OutlineStep[]): OutlineStep[] => steps.flatMap((step) => [step, ...step.arms.flatMap((arm) => all(arm.steps))])
  const found = all(running?.outline?.steps ?? []).filter(({ id }) => running?.marks[id] === "current")
  return found[0] && found.length === 1 ? { kind: found[0].kind, title: found[0].title } : null
}

const thread = () => get<ThreadView>(`thread?address=${guest}&lang=en`)
async function lastTo(address: string): Promise<SimulatorMessage | undefined> {
  const { items } = await get<{ items: SimulatorMessage[] }>(`history?address=${address}`)
  return items.findLast(({ direction }) => direction === "out")
}

describe("content that is saved while guests write", () => {
  it("is heard in the middle of a talk: the next answer has the new words", async () => {
    await say(guest, "two bath towels to room 0611 please")
    expect((await lastTo(guest))?.text).toContain("Is that right?")
    edit(WORDS, (text) => text.replace("Of course. Housekeeping will be at room", "With pleasure. Housekeeping will be at room"))
    edit(WORDS, (text) => text.replace("Of course. At this hour our front desk", "With pleasure. At this hour our front desk"))
    expect(await reload()).toEqual({ status: "reloaded", lines: [WORDS] })
    await say(guest, "yes")
    expect((await lastTo(guest))?.text).toMatch(/^With pleasure\./)
  })

  it("is refused whole when there is something to mend, with file and line, and the old content stays", async () => {
    await say(guest, "two bath towels to room 0611 please")
    edit(WORDS, (text) => text.replaceAll("Of course. ", "With pleasure. "))
    edit(AMENITY, (text) => text.replace("say: amenity.on-the-way }", "say: amenity.on-my-way }"))
    const { status, lines } = await reload()
    expect(status).toBe("kept")
    expect(lines).toEqual([expect.stringMatching(/^flows\/requests\/amenity\.yaml:\d+ .*amenity\.on-my-way/)])
    await say(guest, "yes")
    expect((await lastTo(guest))?.text).toMatch(/^Of course\./)

    edit(AMENITY, (text) => text.replace("amenity.on-my-way", "amenity.on-the-way"))
    expect((await reload()).status).toBe("reloaded")
  })

  it("that takes the step away a guest stands at brings them a person, who reads what it was about", async () => {
    await say(guest, "two bath towels to room 0611 please")
    expect(currentOf(await thread())?.kind).toBe("confirm")
    const confirms = / {2}- branch:\n {6}- when: \{ slot: item, has: free \}[\s\S]*?(?= {2}- ticket:)/
    edit(AMENITY, (text) => text.replace(confirms, ""))
    expect(await reload()).toEqual({ status: "reloaded", lines: [`${AMENITY}: flow amenity`] })
    await say(guest, "yes")
    expect((await thread()).running).toBeNull()
    const card = (await lastTo("duty"))?.card
    expect(card?.title).toContain("0611")
    expect(card?.lines.map(({ value }) => value).join("\n")).toContain("two bath towels to room 0611 please")
  })

  it("is proven too: who asks for a person and gets none is told about, with the chat", async () => {
    const proving = await openReloader({ house, folders: config, check: checkContent })
    edit("flows/recovery/human.yaml", (text) => text.replace(/- else: .*/, "- else: [{ say: repair.still-there }]"))
    const { status, lines } = await proving()
    expect(status).toBe("kept")
    expect(lines[0]).toMatch(/^flows\/recovery\/human\.yaml:\d+ /)
    expect(lines).toContainEqual("    hotel: repair.still-there")
  })

  it("that was saved without a change changes nothing", async () => {
    expect(await reload()).toEqual({ status: "same", lines: [] })
  })
})

describe("what the simulator shows of a talk", () => {
  it("has the running flow with its step, what is known, and why the words were read so", async () => {
    expect(await thread()).toMatchObject({ held: null, running: null, reading: null })
    await say(guest, "towels to room 0611 please")
    const asked = await thread()
    expect(asked.running?.name).toBe("amenity")
    expect(currentOf(asked)).toEqual({ kind: "collect", title: "Asks what is not known yet: how many" })
    expect(asked.running?.slots).toContainEqual({ name: "item", value: expect.stringMatching(/towel/i) })
    expect(asked.reading?.wishes).toEqual([{ intent: "amenity", confidence: expect.any(Number) }])
    expect(asked.reading?.because.length).toBeGreaterThan(0)
  })

  it("names the person who has the guest in hand, and since when", async () => {
    await say(guest, "two bath towels to room 0611 please")
    await say(guest, "I want to speak to a person")
    const code = /T\d+/.exec((await lastTo("duty"))?.card?.title ?? "")?.[0]
    await say("duty", `${code} take`)
    expect((await thread()).held).toEqual({ by: "Chen Ya", since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) })
  })

  it("is of the simulator's own guests only", async () => {
    const response = await house.app.fetch(new Request("http://house/simulator/thread?address=line%3AU1"))
    expect(response.status).toBe(422)
  })
})
