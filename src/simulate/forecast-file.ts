import { z } from "zod"
import { LANGUAGES } from "../domain/language.ts"
import { INTENTS, type IntentId } from "../domain/reading.ts"
import type { ContentFile } from "../flows/load-content.ts"
import { readSimulateFile } from "./personas-file.ts"

const FORECAST_FILE = "flows/simulate/forecast.yaml"

const Hour = z.string().regex(/^(\d|1\d|2[0-3])$/, "an hour is 0 to 23")
const Span = z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/, 'a span is "HH:MM-HH:MM"')
const Intent = z.enum(Object.keys(INTENTS) as [IntentId, ...IntentId[]])
const Minutes = z.number().min(0)

const ForecastFile = z
  .strictObject({
    /** Share of the rooms. */
    let: z.number().min(0).max(1),
    languages: z.partialRecord(z.enum(LANGUAGES), z.number().positive()),
    "answer-seconds": z.number().int().min(1),
    profiles: z.record(z.string(), z.record(Hour, z.number().positive())),
    demand: z.partialRecord(Intent, z.strictObject({ "per-100": z.number().min(0), when: z.string() })),
    staff: z.record(z.string(), z.union([z.number().int().min(0), z.record(Span, z.number().int().min(0))])),
    notice: Minutes,
    work: z.record(z.string(), Minutes),
  })
  .superRefine(({ demand, profiles, work }, context) => {
    for (const [intent, { when }] of Object.entries(demand)) {
      if (Object.hasOwn(profiles, when)) continue
      context.addIssue({ code: "custom", path: ["demand", intent, "when"], message: `there is no profile ${when}` })
    }
    if (work.request === undefined) context.addIssue({ code: "custom", path: ["work"], message: "a line for request is missing" })
  })
export type ForecastFile = z.infer<typeof ForecastFile>

/** Reads flows/simulate/forecast.yaml. Throws ContentProblem for what its editor has to mend. */
export function readForecast(files: ContentFile[]): ForecastFile {
  return readSimulateFile(files, FORECAST_FILE, ForecastFile)
}
