import { createChance } from "../lib/chance.ts"
import type { CountedTicket } from "./count-late.ts"
import type { Extra } from "./desks.ts"
import type { Stage } from "./open-stage.ts"
import { type DayInput, type PlayedDay, playDay } from "./play-day.ts"

/** Means over the days played. `late`: tickets opened in this hour that were taken or done after their service level. */
export type ForecastHour = {
  hour: number
  messages: number
  tickets: Record<string, number>
  late: { acknowledge: number; complete: number }
}
export type Forecast = {
  day: string
  rooms: number
  days: number
  seed: number
  hours: ForecastHour[]
  late: { acknowledge: number; complete: number }
  /** LINE messages a day that spend quota. */
  pushes: number
  /** The hour with most late tickets; null when none is late. */
  worst: number | null
  /** What one more person would change: tried on the same days. Null when nothing is late. */
  advice: (Extra & { late: { acknowledge: number; complete: number } }) | null
}

export type ForecastInput = Omit<DayInput, "extra"> & { days: number; seed: number }

/**
 * Plays the same day several times with what chance brings, and then once more each with one more person where most was
 * late. The same seed gives the same forecast. `onDay` hears of every day played, of at most `2 × days`.
 */
export async function forecast(input: ForecastInput, stage: Stage, onDay: (played: number) => void): Promise<Forecast> {
  const play = async (extra: Extra | null, done: number): Promise<PlayedDay[]> => {
    const days: PlayedDay[] = []
    for (let index = 0; index < input.days; index++) {
      days.push(await playDay({ ...input, extra }, createChance(input.seed + index), stage))
      onDay(done + days.length)
    }
    return days
  }
  const days = await play(null, 0)
  const tickets = days.flatMap((day) => day.tickets)
  const extra = findHelp(tickets)
  const hours = Array.from({ length: 24 }, (_, hour) => hourOf(hour, days))
  const worst = hours.reduce((most, each) => (lateIn(each) > lateIn(most) ? each : most))
  return {
    ...{ day: input.day, rooms: input.rooms, days: input.days, seed: input.seed, hours },
    late: meanLate(tickets, input.days),
    pushes: mean(
      days.reduce((sum, day) => sum + day.pushes, 0),
      input.days,
    ),
    worst: lateIn(worst) > 0 ? worst.hour : null,
    advice: extra && {
      ...extra,
      late: meanLate(
        (await play(extra, input.days)).flatMap((day) => day.tickets),
        input.days,
      ),
    },
  }
}

const mean = (sum: number, days: number): number => Math.round((sum / days) * 100) / 100
const lateIn = ({ late }: Pick<ForecastHour, "late">): number => late.acknowledge + late.complete

function meanLate(tickets: CountedTicket[], days: number): ForecastHour["late"] {
  return {
    acknowledge: mean(tickets.filter(({ isLateTaken }) => isLateTaken).length, days),
    complete: mean(tickets.filter(({ isLateDone }) => isLateDone).length, days),
  }
}

function hourOf(hour: number, days: PlayedDay[]): ForecastHour {
  const own = days.flatMap(({ tickets }) => tickets.filter((ticket) => ticket.hour === hour))
  const departments = [...new Set(own.map(({ department }) => department))].sort()
  const tickets = departments.map((name) => [name, mean(own.filter(({ department }) => department === name).length, days.length)] as const)
  return {
    hour,
    messages: mean(
      days.reduce((sum, { messages }) => sum + (messages[hour] ?? 0), 0),
      days.length,
    ),
    tickets: Object.fromEntries(tickets),
    late: meanLate(own, days.length),
  }
}

const HOURS_MAX = 4

/** The desk and the hours, at most four in a row, in which most was late; the fewest hours that hold it. Null: nothing was. */
export function findHelp(tickets: CountedTicket[]): Extra | null {
  const late = tickets.filter(({ isLateTaken, isLateDone }) => isLateTaken || isLateDone)
  let best: (Extra & { count: number }) | null = null
  for (const desk of [...new Set(late.map((ticket) => ticket.desk))].sort()) {
    for (let length = 1; length <= HOURS_MAX; length++) {
      for (let from = 0; from + length <= 24; from++) {
        const to = from + length
        const count = late.filter((ticket) => ticket.desk === desk && ticket.hour >= from && ticket.hour < to).length
        if (count > (best?.count ?? 0)) best = { desk, from, to, count }
      }
    }
  }
  return best && { desk: best.desk, from: best.from, to: best.to }
}
