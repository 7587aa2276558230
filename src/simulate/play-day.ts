import type { Address } from "../domain/address.ts"
import { codeOf, isOpen, type Ticket } from "../domain/ticket.ts"
import type { Chance } from "../lib/chance.ts"
import { addMinutes, addMs, DAY_MS, instantOf, localTime, MINUTE_MS, SECOND_MS } from "../lib/time.ts"
import { answerAsked, type Speech } from "./answer-asked.ts"
import { type CountedTicket, countLate } from "./count-late.ts"
import { deskOf, type Extra, peopleAt } from "./desks.ts"
import type { ForecastFile } from "./forecast-file.ts"
import { openDoors, waitUntil } from "./open-doors.ts"
import type { Scene, Stage } from "./open-stage.ts"
import type { PersonasFile } from "./personas-file.ts"
import { type Arrival, planDay } from "./plan-day.ts"
import type { Sentences } from "./sentences.ts"

/** Staff look around this often for what came meanwhile, by the ladder or a colleague. */
const LOOK_MS = 5 * MINUTE_MS
/** What was opened before midnight is still done after it. */
const AFTER_MIDNIGHT_MS = 90 * MINUTE_MS
/** A guest answers this many questions; a talk longer than that is no forecast's business. */
const ANSWERS_MAX = 6

export type DayInput = {
  file: ForecastFile
  answers: PersonasFile["answers"]
  sentences: Sentences
  rooms: number
  /** The hotel's calendar day. */
  day: string
  extra: Extra | null
}
/** `messages`: from guests, by hour of the hotel's clock. `pushes`: LINE messages that spent quota. */
export type PlayedDay = { messages: number[]; tickets: CountedTicket[]; pushes: number }

type Task = { at: Date; run: () => Promise<void> }
type Day = DayInput & {
  scene: Scene
  doors: ReturnType<typeof openDoors>
  chance: Chance
  /** Tickets somebody means to take or has taken. */
  spokenFor: Set<Ticket["id"]>
  busy: Map<string, number>
  tasks: Task[]
  messages: number[]
}

/** Plays one day: guests come as drawn, staff take and finish what reaches their desk, the ladder rings for what they leave. */
export async function playDay(input: DayInput, chance: Chance, stage: Stage): Promise<PlayedDay> {
  const zone = stage.content.property.timezone
  const start = instantOf(input.day, "00:00", zone)
  const end = addMs(start, DAY_MS + AFTER_MIDNIGHT_MS)
  const scene = await stage.openScene(start, chance.next)
  const doors = openDoors(scene)
  const messages = Array.from({ length: 24 }, () => 0)
  const day: Day = { ...input, scene, doors, chance, spokenFor: new Set(), busy: new Map(), tasks: [], messages }
  for (const arrival of planDay({ ...input, zone }, chance)) plan(day, arrival.at, () => arrive(day, arrival))
  for (let at = start; at < end; at = addMs(at, LOOK_MS)) plan(day, at, async () => undefined)
  for (let task = day.tasks.shift(); task && task.at < end; task = day.tasks.shift()) {
    if (task.at > scene.now()) await waitUntil(task.at, scene)
    await task.run()
    lookAround(day)
  }
  const tickets = countLate(scene.recording.tickets, scene.recording.actions, {
    end,
    zone,
    deskOf: (ticket) => desksTold(day, ticket)[0]?.desk ?? ticket.department,
  })
  const pushes = scene.channels.get("line")?.delivered.filter(({ via }) => via === "push").length ?? 0
  return { messages, tickets, pushes }
}

/** Tasks stay in order of time; of two at one time the one planned first comes first. */
function plan(day: Day, at: Date, run: Task["run"]): void {
  const index = day.tasks.findLastIndex((task) => task.at <= at)
  day.tasks.splice(index + 1, 0, { at, run })
}

const addressOf = (room: number): Address => `line:U${String(room).padStart(32, "0")}`
const roomNumber = (room: number): string => String(201 + 100 * Math.floor(room / 20) + (room % 20))

/** A guest writes what they came with, and answers what they are asked. */
async function arrive(day: Day, { room, language, text }: Arrival): Promise<void> {
  const { doors, scene, file, chance } = day
  const address = addressOf(room)
  const reservation = `ROOM-${room}`
  if (!(await scene.store.findStay(reservation))) {
    const stay = { room: roomNumber(room), status: "in-house", arrival: day.day, departure: dayAfter(day.day) }
    await doors.putStay(reservation, { ...stay, guest: { name: `Guest ${room}`, language } })
    await doors.linkStay(address, reservation)
  }
  const speech: Speech = { sentences: day.sentences, answers: day.answers, chance }
  let words: string | null = text
  for (let said = 0; words !== null && said <= ANSWERS_MAX; said++) {
    if (said > 0) scene.setClock(addMs(scene.now(), file["answer-seconds"] * SECOND_MS))
    count(day)
    await doors.guestSends(address, { text: words })
    const mode = (await scene.store.findConversation(address))?.mode
    const isAsked = mode?.kind === "bot" && mode.memory.frames.some(({ asked }) => asked !== null)
    words = isAsked ? answerAsked(mode.memory, { language, room: roomNumber(room) }, scene.content, speech) : null
  }
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 2 * DAY_MS).toISOString().slice(0, 10)

function count({ messages, scene }: Day): void {
  const hour = Number(localTime(scene.now(), scene.content.property.timezone).time.slice(0, 2))
  messages[hour] = (messages[hour] ?? 0) + 1
}

type Told = { key: string; desk: string }

/** Whom the house has told of a ticket so far, first one first. */
function desksTold({ scene }: Day, ticket: Ticket): Told[] {
  const prefix = `ladder:${ticket.id}:`
  return scene.content.property.staff
    .flatMap((entry) => {
      const found = entry.address && scene.recording.byAddress.get(entry.address)?.find(({ dedupeKey }) => dedupeKey.startsWith(prefix))
      return found ? [{ key: entry.key, desk: deskOf(entry), at: found.at }] : []
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

const GRAVITY: Record<Ticket["kind"], number> = { emergency: 0, complaint: 1, "hand-off": 2, request: 3 }

/** Whoever is free goes to the gravest, then oldest ticket that reached their desk. */
function lookAround(day: Day): void {
  const { scene, spokenFor, busy } = day
  const waiting = scene.recording.tickets.filter((ticket) => ticket.status === "open" && !spokenFor.has(ticket.id))
  waiting.sort((a, b) => GRAVITY[a.kind] - GRAVITY[b.kind] || a.openedAt.getTime() - b.openedAt.getTime())
  for (const ticket of waiting) {
    const given = { staff: day.file.staff, property: scene.content.property, extra: day.extra }
    const free = desksTold(day, ticket).find(({ desk }) => (busy.get(desk) ?? 0) < peopleAt(desk, scene.now(), given))
    if (!free) continue
    spokenFor.add(ticket.id)
    busy.set(free.desk, (busy.get(free.desk) ?? 0) + 1)
    plan(day, addMinutes(scene.now(), day.chance.spread(day.file.notice)), () => take(day, ticket, free))
  }
}

async function take(day: Day, ticket: Ticket, by: Told): Promise<void> {
  const { work } = day.file
  const mean = work[ticket.service] ?? work[ticket.kind] ?? work.request ?? 0
  await say(day, ticket, by, "take")
  // Half of the work is always the same, the way there; the rest varies.
  plan(day, addMinutes(day.scene.now(), mean / 2 + day.chance.spread(mean / 2)), async () => {
    await say(day, ticket, by, "done")
    day.busy.set(by.desk, (day.busy.get(by.desk) ?? 1) - 1)
  })
}

/** Unless the guest has cancelled meanwhile. */
async function say({ scene, doors }: Day, { id }: Ticket, by: Told, verb: "take" | "done"): Promise<void> {
  const ticket = scene.recording.tickets.find((candidate) => candidate.id === id)
  if (ticket && isOpen(ticket)) await doors.staffSends(by.key, `${codeOf(ticket)} ${verb}`)
}
