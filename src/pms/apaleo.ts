import { z } from "zod"
import type { StayStatus } from "../domain/guest.ts"
import { KIND_OF, type StayChange } from "../domain/stay-change.ts"
import type { PmsAdapter, PmsEvent } from "../ports/pms.ts"
import type { Clock } from "../ports/runtime.ts"
import { answerOf } from "./answer-of.ts"
import { createTokenCaller } from "./bearer-token.ts"
import { fullName, languageOf, titleOf } from "./guest-words.ts"
import { hasSecret } from "./has-secret.ts"
import { readBody } from "./read-body.ts"

export type ApaleoSettings = {
  clientId: string
  clientSecret: string
  propertyId: string
  webhookSecret: string
  apiBaseUrl: string
  identityBaseUrl: string
}

const SOURCE = "apaleo"

/** The health check that comes with a new subscription has `propertyIds` and no data. */
const Webhook = z.object({
  topic: z.string(),
  type: z.string(),
  propertyId: z.string().nullish(),
  data: z.object({ entityId: z.string().min(1).max(100) }).nullish(),
})

const Person = z.object({
  title: z.string().nullish(),
  gender: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
  preferredLanguage: z.string().nullish(),
})
type Person = z.infer<typeof Person>
const Reservation = z.object({
  id: z.string(),
  status: z.string(),
  modified: z.iso.datetime({ offset: true }),
  /** In the hotel's own time: `2026-03-01T15:00:00+02:00`. */
  arrival: z.iso.datetime({ offset: true }),
  departure: z.iso.datetime({ offset: true }),
  unit: z.object({ name: z.string().nullish() }).nullish(),
  childrenAges: z.array(z.number()).nullish(),
  primaryGuest: Person.nullish(),
  additionalGuests: z.array(Person).nullish(),
  totalGrossAmount: z.object({ amount: z.number() }).nullish(),
})
type Reservation = z.infer<typeof Reservation>

const STATUS: Record<string, StayStatus> = {
  ...{ Confirmed: "booked", Tentative: "booked", InHouse: "in-house", CheckedOut: "departed", Canceled: "cancelled", NoShow: "no-show" },
}

/**
 * apaleo: webhooks, whose URL carries a token or basic authentication as they advise, and the Booking API (`reservations`).
 * Its reservations name no guest profile: guests are found by number and name. Source: apaleo.dev.
 */
export function createApaleo(settings: ApaleoSettings, clock: Clock): PmsAdapter {
  const basic = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString("base64")
  const call = createTokenCaller(
    () => ({
      url: `${settings.identityBaseUrl}/connect/token`,
      init: {
        method: "POST",
        headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
        body: "grant_type=client_credentials",
      },
    }),
    clock,
  )
  return {
    source: SOURCE,
    webhook: {
      isGenuine: (request) => hasSecret(request, settings.webhookSecret),
      parse: (body) => eventsOf(readBody(body, Webhook, "apaleo"), settings.propertyId),
    },
    poll: null,
    fetch: async ({ ref }) => {
      const answer = await call(`${settings.apiBaseUrl}/booking/v1/reservations/${encodeURIComponent(ref)}`)
      return answerOf(answer, Reservation, changesOf)
    },
  }
}

function eventsOf({ topic, type, propertyId, data }: z.infer<typeof Webhook>, property: string): PmsEvent[] {
  if (topic.toLowerCase() !== "reservation" || propertyId !== property || !data) return []
  return [{ what: "reservation", ref: data.entityId, isDeleted: type === "deleted" }]
}

function changesOf(reservation: Reservation): StayChange[] {
  const status = STATUS[reservation.status]
  if (!status) return []
  const { primaryGuest, additionalGuests, childrenAges } = reservation
  const companions = (additionalGuests ?? []).map(({ firstName, lastName }) => fullName(firstName, lastName))
  return [
    {
      ...{ kind: KIND_OF[status], source: SOURCE, at: new Date(reservation.modified) },
      stay: {
        ...{ reservation: reservation.id, status, room: reservation.unit?.name ?? null },
        ...{ arrival: reservation.arrival.slice(0, 10), departure: reservation.departure.slice(0, 10) },
        guest: primaryGuest ? overlayOf(primaryGuest) : undefined,
        companions: companions.filter((name) => name !== undefined),
        children: childrenAges?.length ?? null,
        spent: reservation.totalGrossAmount?.amount ?? null,
      },
    },
  ]
}

const overlayOf = (person: Person) => ({
  name: fullName(person.firstName, person.lastName),
  givenName: person.firstName ?? undefined,
  familyName: person.lastName ?? undefined,
  title: titleOf(person.title) ?? titleOf(person.gender),
  language: languageOf(person.preferredLanguage),
  email: person.email ?? undefined,
  phone: person.phone ?? undefined,
})
