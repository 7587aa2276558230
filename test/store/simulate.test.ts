import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readConfig } from "../../src/app/config.ts"
import { readContent, readContentFiles } from "../../src/app/read-content.ts"
import type { ContentFile } from "../../src/flows/load-content.ts"
import { type Forecast, forecast } from "../../src/simulate/forecast.ts"
import { type ForecastFile, readForecast } from "../../src/simulate/forecast-file.ts"
import { openDoors } from "../../src/simulate/open-doors.ts"
import { openStage, type Stage } from "../../src/simulate/open-stage.ts"
import { readPersonas } from "../../src/simulate/personas-file.ts"
import { playTranscript } from "../../src/simulate/play-transcript.ts"
import { printForecast } from "../../src/simulate/print-forecast.ts"
import { collectSentences } from "../../src/simulate/sentences.ts"
import { readTranscript } from "../../src/simulate/transcript.ts"
import { type PersonaWalk, walkPersonas } from "../../src/simulate/walk-personas.ts"

let stage: Stage
let files: ContentFile[]

beforeAll(async () => {
  files = await readContentFiles(readConfig({}))
  stage = await openStage((await readContent(readConfig({}))).content)
})
afterAll(() => stage.close())

async function play(turns: string): Promise<{ turn: number; expected: unknown }[]> {
  const read = readTranscript(
    "talk.yaml",
    `guest: { language: en, stay: { room: "0501", guest: { name: Sam Hill, title: mr } } }\nat: 2026-03-02T15:00:00+08:00\nturns:\n${turns}`,
  )
  if (!read.ok) throw new Error(read.problem.message)
  const { failures } = await playTranscript(read.transcript, openDoors(await stage.openScene(new Date(read.transcript.at))))
  return failures.map(({ turn, expected }) => ({ turn, expected }))
}

const ORDER = '  - guest: Two towels please\n    bot: [amenity.recap]\n  - guest: "Yes"\n'

describe("a script", () => {
  test("passes when everything comes as written, up the ladder and down a broken line", async () => {
    const failures = await play(
      `${ORDER}    bot: [amenity.on-the-way]\n    effects: [{ ticket: { department: housekeeping, room: "0501", quantity: 2 } }]\n` +
        "    staff-gets: { hk: [ticket.new] }\n  - platform: { line: down }\n  - wait: 16m\n    staff-gets: { duty: [ladder.request-overdue] }\n" +
        '  - platform: { line: up }\n  - staff: { duty: "T1 take" }\n    bot: [handoff.taken]\n  - wait: 5m\n',
    )
    expect(failures).toEqual([])
  })

  test("fails where a mistake was planted, and only there", async () => {
    const failures = await play(`${ORDER}    bot: [amenity.ask-item]\n  - wait: 14m\n    staff-gets: { duty: [ladder.request-overdue] }\n`)
    expect(failures).toEqual([
      { turn: 2, expected: { bot: ["amenity.ask-item"] } },
      { turn: 3, expected: { "staff-gets duty": ["ladder.request-overdue"] } },
    ])
  })

  test("starts in an empty house: the first ticket is T1 again", async () => {
    const once = `${ORDER}    bot: [amenity.on-the-way]\n  - staff: { hk: "T1 take" }\n    bot: [handoff.taken]\n`
    expect([await play(once), await play(once)]).toEqual([[], []])
  })
})

async function walk(names: string[], seed: number): Promise<PersonaWalk[]> {
  const done: PersonaWalk[] = []
  const plan = { file: readPersonas(files), sentences: collectSentences(files), names, seed, walks: 1, day: "2026-11-23" }
  await walkPersonas(plan, stage, (each) => done.push(each))
  return done
}

describe("personas", () => {
  test("the same seed walks the same way, another seed another", async () => {
    const [[first], [again], [other]] = [await walk(["chatty"], 5), await walk(["chatty"], 5), await walk(["chatty"], 6)]
    expect(first?.transcript).toEqual(again?.transcript)
    expect(first?.transcript).not.toEqual(other?.transcript)
  })

  test("a walk is a script that plays as it was walked", async () => {
    const [walked] = await walk(["silent"], 3)
    if (!walked) throw new Error("Nobody walked")
    const { transcript } = walked
    const scene = await stage.openScene(new Date(transcript.at))
    expect((await playTranscript(transcript, openDoors(scene))).failures).toEqual([])
  })
})

async function foretell(change: Partial<ForecastFile>): Promise<Forecast> {
  const file = { ...readForecast(files), ...change }
  const input = { file, answers: readPersonas(files).answers, sentences: collectSentences(files), rooms: 20, day: "2026-11-23" }
  return forecast({ ...input, days: 1, seed: 4 }, stage, () => undefined)
}

describe("a forecast", () => {
  const desks = ["housekeeping", "engineering", "front-office", "concierge", "food-and-beverage", "reservations"]
  const managers = ["duty-manager", "front-office-manager", "general-manager"]
  const everywhere = (people: number) => Object.fromEntries([...desks, ...managers].map((desk) => [desk, people]))

  test("with nobody at work nothing is taken in time, and one more person is advised at a desk that had orders", async () => {
    const told = await foretell({ staff: everywhere(0) })
    const byDesk: Record<string, number> = {}
    for (const { tickets } of told.hours) for (const [desk, count] of Object.entries(tickets)) byDesk[desk] = (byDesk[desk] ?? 0) + count
    const tickets = Object.values(byDesk).reduce((sum, count) => sum + count, 0)
    expect(tickets).toBeGreaterThan(0)
    expect(told.late.acknowledge).toBe(tickets)
    // What is only wanted tomorrow is not late today.
    expect(told.late.complete).toBeGreaterThan(tickets / 2)
    expect(byDesk[told.advice?.desk ?? ""]).toBeGreaterThan(0)
  })

  test("with plenty of quick people nothing is late, and nobody is advised", async () => {
    const told = await foretell({ staff: everywhere(50), notice: 0.1, work: { request: 0.5 } })
    expect([told.late, told.worst, told.advice]).toEqual([{ acknowledge: 0, complete: 0 }, null, null])
    expect(printForecast(told, stage.content.property)).toContain("Nothing is late")
  })

  test("fits a terminal of 80 columns", async () => {
    const lines = printForecast(await foretell({}), stage.content.property)
      .split("\n")
      .slice(1, -3)
    expect(lines.length).toBeGreaterThan(5)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  })
})
