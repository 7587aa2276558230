import { z } from "zod"
import type { StayStatus } from "../domain/guest.ts"
import { type GuestOverlay, KIND_OF, type StayChange } from "../domain/stay-change.ts"
import { localTime } from "../lib/time.ts"
import type { PmsAdapter, PmsAnswer, PmsEvent } from "../ports/pms.ts"
import { answerOf, failureOf } from "./answer-of.ts"
import { callApi } from "./call-api.ts"
import { fullName, languageOf, titleOf } from "./guest-words.ts"
import { hasSecret } from "./has-secret.ts"
import { readBody } from "./read-body.ts"

export type MewsSettings = { clientToken: string; accessToken: string; webhookSecret: string; apiBaseUrl: string }

const SOURCE = "mews"
const CLIENT = "Houseline 0.1.0"

/** General webhooks: `ServiceOrderUpdated` names a reservation. Other kinds say nothing about a stay. */
const Webhook = z.object({ Events: z.array(z.object({ Discriminator: z.string(), Value: z.object({ Id: z.string().min(1).max(100) }) })) })
const WHAT: Record<string, PmsEvent["what"]> = { ServiceOrderUpdated: "reservation", CustomerAdded: "guest", CustomerUpdated: "guest" }

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const Reservation = z.object({
  Id: z.string(),
  Number: z.string().min(1).max(100),
  State: z.string(),
  CancellationReason: z.string().nullish(),
  UpdatedUtc: Instant,
  ScheduledStartUtc: Instant,
  ScheduledEndUtc: Instant,
  ActualStartUtc: Instant.nullish(),
  ActualEndUtc: Instant.nullish(),
  AccountId: z.string(),
  AccountType: z.string().nullish(),
  AssignedResourceId: z.string().nullish(),
})
type Reservation = z.infer<typeof Reservation>
const Reservations = z.object({ Reservations: z.array(Reservation) })

const Customer = z.object({
  Id: z.string(),
  Title: z.string().nullish(),
  Sex: z.string().nullish(),
  FirstName: z.string().nullish(),
  LastName: z.string().nullish(),
  PreferredLanguageCode: z.string().nullish(),
  Email: z.string().nullish(),
  HasOtaEmail: z.boolean().nullish(),
  Phone: z.string().nullish(),
  Classifications: z.array(z.string()).nullish(),
  MergeTargetId: z.string().nullish(),
  UpdatedUtc: Instant,
})
type Customer = z.infer<typeof Customer>
const Customers = z.object({ Customers: z.array(Customer) })
const Resources = z.object({ Resources: z.array(z.object({ Id: z.string(), Name: z.string() })) })

/** Enquiries, requests and optional holds are no stays yet. */
const STATUS: Record<string, StayStatus> = { Confirmed: "booked", Started: "in-house", Processed: "departed", Canceled: "cancelled" }

/**
 * Mews: general webhooks, whose URL carries a token we chose, and the Connector API (`reservations/getAll/2023-06-06`,
 * `customers/getAll`, `resources/getAll`). Source: docs.mews.com, Connector API.
 * @param zone the hotel's, for its calendar days
 */
export function createMews(settings: MewsSettings, zone: string): PmsAdapter {
  const ask = (operation: string, what: object) =>
    callApi(`${settings.apiBaseUrl}/api/connector/v1/${operation}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ClientToken: settings.clientToken, AccessToken: settings.accessToken, Client: CLIENT, ...what }),
    })
  const askCustomers = (ids: string[]) =>
    ask("customers/getAll", { CustomerIds: ids, Extent: { Customers: true, Addresses: false }, Limitation: { Count: ids.length } })

  async function fetchReservation(ref: string): Promise<PmsAnswer> {
    const answer = await ask("reservations/getAll/2023-06-06", { ReservationIds: [ref], Limitation: { Count: 1 } })
    if (!answer.ok) return failureOf(answer)
    const read = Reservations.safeParse(answer.json)
    if (!read.success) return { ok: false, retry: "refused" }
    const [reservation] = read.data.Reservations
    if (!reservation) return { ok: false, retry: "gone" }
    const room = await fetchRoom(reservation)
    if (!room.ok) return room
    if (reservation.AccountType === "Company") return { ok: true, changes: changesOf(reservation, null, room.name, zone) }
    const customers = await askCustomers([reservation.AccountId])
    return answerOf(customers, Customers, ({ Customers: [customer] }) => changesOf(reservation, customer ?? null, room.name, zone))
  }

  async function fetchRoom({ AssignedResourceId: id }: Reservation) {
    if (!id) return { ok: true as const, name: null }
    const answer = await ask("resources/getAll", { ResourceIds: [id], Extent: { Resources: true }, Limitation: { Count: 1 } })
    if (!answer.ok) return failureOf(answer)
    const name = Resources.safeParse(answer.json).data?.Resources[0]?.Name
    return { ok: true as const, name: name ?? null }
  }

  return {
    source: SOURCE,
    webhook: {
      isGenuine: (request) => hasSecret(request, settings.webhookSecret),
      parse: (body) =>
        readBody(body, Webhook, "Mews").Events.flatMap(({ Discriminator, Value }) => {
          const what = WHAT[Discriminator]
          return what ? [{ what, ref: Value.Id, isDeleted: false }] : []
        }),
    },
    poll: null,
    fetch: async ({ what, ref }) =>
      what === "reservation"
        ? fetchReservation(ref)
        : answerOf(await askCustomers([ref]), Customers, (read) => read.Customers.flatMap(guestChanges)),
  }
}

function changesOf(reservation: Reservation, customer: Customer | null, room: string | null, zone: string): StayChange[] {
  const status = reservation.CancellationReason === "NoShow" && reservation.State === "Canceled" ? "no-show" : STATUS[reservation.State]
  if (!status) return []
  const day = (at: Date) => localTime(at, zone).day
  const stay: StayChange = {
    kind: KIND_OF[status],
    source: SOURCE,
    at: reservation.UpdatedUtc,
    stay: {
      ...{ reservation: reservation.Number, status, room, guestRef: customer?.Id, guest: customer ? overlayOf(customer) : undefined },
      arrival: day(reservation.ActualStartUtc ?? reservation.ScheduledStartUtc),
      departure: day(reservation.ActualEndUtc ?? reservation.ScheduledEndUtc),
      expectedAt: reservation.ScheduledStartUtc,
    },
  }
  return [stay, ...(customer ? guestChanges(customer) : [])]
}

/** A profile linked to another one is from now on that one. */
function guestChanges(customer: Customer): StayChange[] {
  const at = customer.UpdatedUtc
  const told: StayChange = { kind: "guest-changed", source: SOURCE, at, ref: customer.Id, guest: overlayOf(customer) }
  if (!customer.MergeTargetId) return [told]
  return [{ kind: "merged", source: SOURCE, at, kept: customer.MergeTargetId, gone: customer.Id }]
}

function overlayOf(customer: Customer): GuestOverlay {
  return {
    name: fullName(customer.FirstName, customer.LastName),
    givenName: customer.FirstName ?? undefined,
    familyName: customer.LastName ?? undefined,
    title: titleOf(customer.Title) ?? titleOf(customer.Sex),
    language: languageOf(customer.PreferredLanguageCode),
    phone: customer.Phone ?? undefined,
    // A travel agency's forwarding address is nobody's own.
    email: customer.HasOtaEmail ? undefined : (customer.Email ?? undefined),
    vip: customer.Classifications?.includes("VeryImportant") ? "VIP" : undefined,
  }
}
