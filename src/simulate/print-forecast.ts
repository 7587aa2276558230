import type { Property } from "../domain/property.ts"
import type { Forecast, ForecastHour } from "./forecast.ts"

const NAME_CHARS_MAX = 6
const DEPARTMENTS_MAX = 7

/** The forecast as a table of at most 80 columns, the worst hour marked, and one sentence what would help. */
export function printForecast(told: Forecast, property: Property): string {
  const departments = [...new Set(told.hours.flatMap(({ tickets }) => Object.keys(tickets)))].sort().slice(0, DEPARTMENTS_MAX)
  const head = row(["hour", "msgs", ...departments.map((name) => name.slice(0, NAME_CHARS_MAX)), "late", "late"])
  const units = row(["", "", ...departments.map(() => ""), "taken", "done"])
  const rows = told.hours.filter(isBusy).map((hour) => hourRow(hour, departments, told.worst))
  return [title(told), "", head, units, ...rows, totalRow(told, departments), "", ...sentences(told, property)].join("\n")
}

const title = ({ rooms, day, days, seed }: Forecast): string =>
  `${rooms} rooms on ${day}: means of ${days} day${days === 1 ? "" : "s"} (--seed ${seed}). Late: after the service level.`

const isBusy = ({ messages, tickets }: ForecastHour): boolean => messages > 0 || Object.keys(tickets).length > 0

function hourRow({ hour, messages, tickets, late }: ForecastHour, departments: string[], worst: number | null): string {
  const cells = [messages, ...departments.map((name) => tickets[name] ?? 0), late.acknowledge, late.complete].map(number)
  return `${row([String(hour).padStart(2, "0"), ...cells])}${hour === worst ? " ◀" : ""}`
}

function totalRow({ hours, late }: Forecast, departments: string[]): string {
  const sum = (of: (hour: ForecastHour) => number) => number(hours.reduce((all, hour) => all + of(hour), 0))
  return row([
    "day",
    sum(({ messages }) => messages),
    ...departments.map((name) => sum(({ tickets }) => tickets[name] ?? 0)),
    number(late.acknowledge),
    number(late.complete),
  ])
}

const row = (cells: string[]): string => cells.map((cell, index) => (index === 0 ? cell.padEnd(4) : cell.padStart(7))).join("")

/** One decimal; nothing at all as a dot, so that the eye finds the rest. */
const number = (value: number): string => (value === 0 ? "·" : value.toFixed(1))

function sentences({ late, advice, worst, pushes }: Forecast, property: Property): string[] {
  const quota = `LINE messages that spend quota: ${Math.round(pushes)} a day.`
  if (!advice || worst === null) return ["Nothing is late with these people.", quota]
  const name = property.departments[advice.desk]?.name.en ?? advice.desk
  const hours = `${advice.from}–${advice.to}`
  const saved = late.acknowledge + late.complete - advice.late.acknowledge - advice.late.complete
  const change = `late taken ${number(late.acknowledge)} → ${number(advice.late.acknowledge)}, late done ${number(late.complete)} → ${number(advice.late.complete)}`
  const help =
    saved > 0
      ? `One more person in ${name} ${hours} would help: ${change}.`
      : `One more person in ${name} ${hours} would not help (${change}): look at how long the work takes.`
  return [`The worst hour is ${worst}–${worst + 1}.`, help, quota]
}
