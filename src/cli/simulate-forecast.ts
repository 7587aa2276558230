import { localTime } from "../lib/time.ts"
import { forecast } from "../simulate/forecast.ts"
import { readForecast } from "../simulate/forecast-file.ts"
import { readPersonas } from "../simulate/personas-file.ts"
import { printForecast } from "../simulate/print-forecast.ts"
import { collectSentences } from "../simulate/sentences.ts"
import { createProgressBar } from "./progress-bar.ts"
import type { SimulateOptions } from "./simulate-options.ts"
import { readCount, withStage } from "./with-stage.ts"

const ROOMS_MAX = 2_000
const DAYS_MAX = 50

/** Plays a day of the hotel several times and prints what will be late, by hour. @returns the exit code */
export async function simulateForecast(options: SimulateOptions): Promise<number> {
  const rooms = readCount(options.rooms)
  const days = readCount(options.days)
  const seed = readCount(options.seed ?? "1")
  if (rooms === null || rooms < 1 || rooms > ROOMS_MAX) return refuse(`--rooms is a whole number from 1 to ${ROOMS_MAX}.`)
  if (days === null || days < 1 || days > DAYS_MAX) return refuse(`--days is a whole number from 1 to ${DAYS_MAX}.`)
  if (seed === null) return refuse("--seed is a whole number.")
  if (options.day !== undefined && !isDay(options.day)) return refuse("--day is a day like 2026-11-23.")
  return withStage(
    (files) => ({ file: readForecast(files), answers: readPersonas(files).answers, sentences: collectSentences(files) }),
    async (stage, content) => {
      const { property } = stage.content
      const day = options.day ?? localTime(new Date(), property.timezone).day
      const bar = createProgressBar(2 * days)
      const told = await forecast({ ...content, rooms, days, seed, day }, stage, (played) => bar.show(played, "days"))
      bar.clear()
      console.log(options.json ? JSON.stringify(told) : printForecast(told, property))
      return 0
    },
  )
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 2
}
