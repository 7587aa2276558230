import { z } from "zod"
import type { StayStatus } from "../domain/guest.ts"
import { KIND_OF, type StayChange } from "../domain/stay-change.ts"
import { instantOf } from "../lib/time.ts"
import type { PmsAdapter, PmsAnswer, PmsEvent } from "../ports/pms.ts"
import type { Clock } from "../ports/runtime.ts"
import { failureOf } from "./answer-of.ts"
import { callApi } from "./call-api.ts"
import { fullName, titleOf } from "./guest-words.ts"
import { hasSecret } from "./has-secret.ts"
import { readBody } from "./read-body.ts"

export type CloudbedsSettings = { apiKey: string; propertyId: string; webhookSecret: string; apiBaseUrl: string }

const SOURCE = "cloudbeds"

const Id = z.union([z.string(), z.number()]).transform(String)
/** Ids come as `propertyID` or `propertyId`, `reservationID` or `reservationId`, as numbers or as text. */
const Webhook = z.object({
  event: z.string(),
  propertyID: Id.optional(),
  propertyId: Id.optional(),
  propertyID_str: Id.optional(),
  propertyId_str: Id.optional(),
  reservationID: Id.optional(),
  reservationId: Id.optional(),
  guestID: Id.optional(),
  guestId: Id.optional(),
})
type Webhook = z.infer<typeof Webhook>

const Person = z.object({
  guestID: Id.optional(),
  guestFirstName: z.string().nullish(),
  guestLastName: z.string().nullish(),
  guestGender: z.string().nullish(),
  guestEmail: z.string().nullish(),
  guestPhone: z.string().nullish(),
  guestCellPhone: z.string().nullish(),
  isMainGuest: z.boolean().nullish(),
})
type Person = z.infer<typeof Person>
const Assigned = z.object({ roomName: z.string().nullish(), children: z.coerce.number().nullish() })
const Reservation = z.object({
  reservationID: Id,
  status: z.string(),
  startDate: z.iso.date(),
  endDate: z.iso.date(),
  estimatedArrivalTime: z.string().nullish(),
  total: z.coerce.number().nullish(),
  guestList: z.record(z.string(), Person).nullish(),
  assigned: z.array(Assigned).nullish(),
})
type Reservation = z.infer<typeof Reservation>
const Guest = z.object({
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  gender: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  cellPhone: z.string().nullish(),
})
/** A refusal comes with status 200 and `success: false`. */
const Envelope = z.object({ success: z.boolean(), data: z.unknown().optional() })

const STATUS: Record<string, StayStatus> = {
  ...{ confirmed: "booked", not_confirmed: "booked", checked_in: "in-house", checked_out: "departed" },
  ...{ canceled: "cancelled", cancelled: "cancelled", no_show: "no-show" },
}

/**
 * Cloudbeds: webhooks, which are not signed, so that their URL carries a token we chose, and API v1.3 (`getReservation`,
 * `getGuest`). An answer is true from when it was asked for: its own times name no zone. Source: developers.cloudbeds.com.
 * @param zone the hotel's
 */
export function createCloudbeds(settings: CloudbedsSettings, { clock, zone }: { clock: Clock; zone: string }): PmsAdapter {
  const ask = (method: string, query: Record<string, string>) => {
    const search = new URLSearchParams({ propertyID: settings.propertyId, ...query })
    return callApi(`${settings.apiBaseUrl}/api/v1.3/${method}?${search}`, { headers: { "x-api-key": settings.apiKey } })
  }

  async function fetchBack({ what, ref }: PmsEvent): Promise<PmsAnswer> {
    const at = clock.now()
    const answer = await (what === "reservation" ? ask("getReservation", { reservationID: ref }) : ask("getGuest", { guestID: ref }))
    if (!answer.ok) return failureOf(answer)
    const envelope = Envelope.safeParse(answer.json)
    if (!envelope.success) return { ok: false, retry: "refused" }
    if (!envelope.data.success) return { ok: false, retry: "gone" }
    const read = what === "reservation" ? Reservation.safeParse(envelope.data.data) : Guest.safeParse(envelope.data.data)
    if (!read.success) return { ok: false, retry: "refused" }
    const changes = "reservationID" in read.data ? stayChanges(read.data, at, zone) : guestChanges(ref, read.data, at)
    return { ok: true, changes }
  }

  return {
    source: SOURCE,
    webhook: {
      isGenuine: (request) => hasSecret(request, settings.webhookSecret),
      parse: (body) => eventsOf(readBody(body, Webhook, "Cloudbeds"), settings.propertyId),
    },
    poll: null,
    fetch: fetchBack,
  }
}

function eventsOf(told: Webhook, property: string): PmsEvent[] {
  const ours = [told.propertyID_str, told.propertyId_str, told.propertyID, told.propertyId].find((id) => id !== undefined)
  if (ours !== property) return []
  const reservation = told.reservationID ?? told.reservationId
  if (reservation) return [{ what: "reservation", ref: reservation, isDeleted: told.event === "reservation/deleted" }]
  const guest = told.guestID ?? told.guestId
  return guest && told.event.startsWith("guest/") ? [{ what: "guest", ref: guest, isDeleted: false }] : []
}

function stayChanges(reservation: Reservation, at: Date, zone: string): StayChange[] {
  const status = STATUS[reservation.status]
  if (!status) return []
  const people = Object.entries(reservation.guestList ?? {}).map(([key, person]) => ({ ...person, guestID: person.guestID ?? key }))
  const main = people.find(({ isMainGuest }) => isMainGuest) ?? people[0]
  const others = people.filter((person) => person !== main).map((person) => fullName(person.guestFirstName, person.guestLastName))
  const assigned = reservation.assigned ?? []
  return [
    {
      ...{ kind: KIND_OF[status], source: SOURCE, at },
      stay: {
        ...{ reservation: reservation.reservationID, status, arrival: reservation.startDate, departure: reservation.endDate },
        ...{ guestRef: main?.guestID, guest: main && overlayOf(main) },
        room: assigned.find(({ roomName }) => roomName)?.roomName ?? null,
        companions: others.filter((name) => name !== undefined),
        children: assigned.length > 0 ? assigned.reduce((sum, { children }) => sum + (children ?? 0), 0) : null,
        expectedAt: arrivalHour(reservation, zone),
        spent: reservation.total ?? null,
      },
    },
  ]
}

function arrivalHour({ startDate, estimatedArrivalTime }: Reservation, zone: string): Date | null {
  const time = /^([01]\d|2[0-3]):[0-5]\d/.exec(estimatedArrivalTime ?? "")?.[0]
  return time ? instantOf(startDate, time, zone) : null
}

const overlayOf = (person: Person) => ({
  name: fullName(person.guestFirstName, person.guestLastName),
  givenName: person.guestFirstName ?? undefined,
  familyName: person.guestLastName ?? undefined,
  title: titleOf(person.guestGender),
  email: person.guestEmail ?? undefined,
  phone: person.guestCellPhone || person.guestPhone || undefined,
})

function guestChanges(ref: string, told: z.infer<typeof Guest>, at: Date): StayChange[] {
  const { firstName, lastName, gender, email, phone, cellPhone } = told
  const names = { guestFirstName: firstName, guestLastName: lastName, guestGender: gender }
  const guest = overlayOf({ ...names, guestEmail: email, guestPhone: phone, guestCellPhone: cellPhone })
  return [{ kind: "guest-changed", source: SOURCE, at, ref, guest }]
}
