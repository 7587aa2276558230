import { z } from "zod"
import type { StayStatus } from "../domain/guest.ts"
import { type GuestOverlay, KIND_OF, type StayChange } from "../domain/stay-change.ts"
import type { PmsAdapter, PmsEvent } from "../ports/pms.ts"
import type { Clock } from "../ports/runtime.ts"
import { answerOf } from "./answer-of.ts"
import { createTokenCaller } from "./bearer-token.ts"
import { fullName, languageOf, titleOf } from "./guest-words.ts"

export type OperaSettings = {
  gatewayUrl: string
  appKey: string
  clientId: string
  clientSecret: string
  enterpriseId: string
  hotelId: string
  externalSystem: string
}

const SOURCE = "opera"
/** What the API gives at most in one call. */
const EVENTS_PER_POLL_MAX = 20

const Text = z.union([z.string(), z.number()]).transform(String)
const BusinessEvents = z
  .object({
    businessEventData: z
      .array(
        z.object({
          businessEvent: z.object({
            header: z.object({ moduleName: z.string().nullish(), primaryKey: Text.nullish(), hotelId: z.string().nullish() }),
          }),
        }),
      )
      .nullish(),
  })
  // An empty queue is answered with no content.
  .nullable()

const UniqueId = z.object({ type: z.string().nullish(), id: Text.nullish() })
const Profile = z.object({
  customer: z
    .object({
      personName: z
        .array(
          z.object({
            nameType: z.string().nullish(),
            givenName: z.string().nullish(),
            surname: z.string().nullish(),
            nameTitle: z.string().nullish(),
          }),
        )
        .nullish(),
      language: z.string().nullish(),
      vipStatus: z.object({ value: z.string().nullish(), code: z.string().nullish() }).nullish(),
    })
    .nullish(),
  telephones: z
    .object({ telephoneInfo: z.array(z.object({ telephone: z.object({ phoneNumber: z.string().nullish() }).nullish() })).nullish() })
    .nullish(),
  emails: z
    .object({ emailInfo: z.array(z.object({ email: z.object({ emailAddress: z.string().nullish() }).nullish() })).nullish() })
    .nullish(),
})
const Guest = z.object({
  primary: z.boolean().nullish(),
  profileInfo: z.object({ profileIdList: z.array(UniqueId).nullish(), profile: Profile.nullish() }),
})
type Guest = z.infer<typeof Guest>
const Reservation = z.object({
  reservationIdList: z.array(UniqueId),
  reservationStatus: z.string(),
  lastModifyDateTime: z.string().nullish(),
  roomStay: z.object({
    arrivalDate: z.iso.date(),
    departureDate: z.iso.date(),
    currentRoomInfo: z.object({ roomId: z.string().nullish() }).nullish(),
    guestCounts: z.object({ children: z.number().nullish() }).nullish(),
  }),
  reservationGuests: z.array(Guest).nullish(),
})
type Reservation = z.infer<typeof Reservation>
const Reservations = z.object({ reservations: z.object({ reservation: z.array(Reservation) }) })

/** Wait lists, proposals and requests are no stays yet. */
const STATUS: Record<string, StayStatus> = {
  ...{ Reserved: "booked", DueIn: "booked", InHouse: "in-house", DueOut: "in-house", Walkin: "in-house", PendingCheckout: "in-house" },
  ...{ CheckedOut: "departed", Cancelled: "cancelled", NoShow: "no-show" },
}

/**
 * OPERA Cloud through OHIP: business events of one external system are taken from their queue, and the reservations they
 * name are fetched (`rsv/v1`). Profiles come with their reservations. Source: Oracle's OHIP specifications of `int/v1` and `rsv/v1`.
 */
export function createOpera(settings: OperaSettings, clock: Clock): PmsAdapter {
  const { gatewayUrl, appKey, enterpriseId, externalSystem } = settings
  const basic = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString("base64")
  const call = createTokenCaller(
    () => ({
      url: `${gatewayUrl}/oauth/v1/tokens`,
      init: {
        method: "POST",
        headers: {
          authorization: `Basic ${basic}`,
          "x-app-key": appKey,
          enterpriseId,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: "grant_type=client_credentials&scope=urn:opc:hgbu:ws:__myscopes__",
      },
    }),
    clock,
  )
  const headers = { "x-app-key": appKey, "x-hotelid": settings.hotelId }
  const hotel = encodeURIComponent(settings.hotelId)

  return {
    source: SOURCE,
    webhook: null,
    async poll() {
      const path = `int/v1/externalSystem/${encodeURIComponent(externalSystem)}/hotels/${hotel}/businessEvents`
      const answer = await call(`${gatewayUrl}/${path}?limit=${EVENTS_PER_POLL_MAX}`, { headers })
      if (!answer.ok) return { ok: false, reason: answer.retry === "later" ? answer.reason : answer.retry }
      const read = BusinessEvents.safeParse(answer.json)
      if (!read.success) return { ok: false, reason: "answered in another shape" }
      const taken = read.data?.businessEventData ?? []
      return {
        ok: true,
        events: taken.flatMap(({ businessEvent }) => eventOf(businessEvent.header)),
        hasMore: taken.length === EVENTS_PER_POLL_MAX,
      }
    },
    async fetch({ ref }) {
      // Its own time of change names no zone: an answer is true from when it was asked for.
      const at = clock.now()
      const answer = await call(`${gatewayUrl}/rsv/v1/hotels/${hotel}/reservations/${encodeURIComponent(ref)}`, { headers })
      return answerOf(answer, Reservations, (read) => read.reservations.reservation.flatMap((reservation) => changesOf(reservation, at)))
    },
  }
}

function eventOf({
  moduleName,
  primaryKey,
}: {
  moduleName?: string | null | undefined
  primaryKey?: string | null | undefined
}): PmsEvent[] {
  return moduleName === "Reservation" && primaryKey ? [{ what: "reservation", ref: primaryKey, isDeleted: false }] : []
}

function changesOf(reservation: Reservation, at: Date): StayChange[] {
  const status = STATUS[reservation.reservationStatus]
  const number = idOf(reservation.reservationIdList, "Confirmation") ?? idOf(reservation.reservationIdList, "Reservation")
  if (!status || !number) return []
  const { roomStay, reservationGuests } = reservation
  const guests = reservationGuests ?? []
  const main = guests.find(({ primary }) => primary) ?? guests[0]
  const others = guests.filter((guest) => guest !== main).map((guest) => overlayOf(guest).name)
  return [
    {
      ...{ kind: KIND_OF[status], source: SOURCE, at },
      stay: {
        ...{ reservation: number, status, arrival: roomStay.arrivalDate, departure: roomStay.departureDate },
        room: roomStay.currentRoomInfo?.roomId || null,
        guestRef: main && idOf(main.profileInfo.profileIdList ?? [], "Profile"),
        guest: main && overlayOf(main),
        companions: others.filter((name) => name !== undefined),
        children: roomStay.guestCounts?.children ?? null,
      },
    },
  ]
}

const idOf = (ids: z.infer<typeof UniqueId>[], type: string): string | undefined => ids.find((id) => id.type === type)?.id ?? undefined

function overlayOf({ profileInfo: { profile } }: Guest): GuestOverlay {
  const names = profile?.customer?.personName ?? []
  const name = names.find(({ nameType }) => nameType === "Primary") ?? names[0]
  return {
    name: fullName(name?.givenName, name?.surname),
    givenName: name?.givenName ?? undefined,
    familyName: name?.surname ?? undefined,
    title: titleOf(name?.nameTitle),
    language: languageOf(profile?.customer?.language),
    vip: profile?.customer?.vipStatus?.code ?? profile?.customer?.vipStatus?.value ?? undefined,
    phone: profile?.telephones?.telephoneInfo?.find(({ telephone }) => telephone?.phoneNumber)?.telephone?.phoneNumber ?? undefined,
    email: profile?.emails?.emailInfo?.find(({ email }) => email?.emailAddress)?.email?.emailAddress ?? undefined,
  }
}
