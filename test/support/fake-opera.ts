import { isTokenRequest, startFakeServer, type Told } from "./fake-server.ts"

const [APP_KEY, CLIENT, SECRET, ENTERPRISE, HOTEL, SYSTEM] = ["app-key", "opera-client", "opera-secret", "ENT1", "HOTEL1", "HOUSELINE"]

type Header = { moduleName: string; actionType: string; primaryKey: string; hotelId?: string }

/** OHIP: a token of `/oauth/v1/tokens`, a queue of business events from which each is given once, and reservations. */
export async function startFakeOpera() {
  const queue: Header[] = []
  const reservations = new Map<string, Record<string, unknown>>()
  const server = await startFakeServer((asked): Told => {
    const { method, path, query, headers } = asked
    if (headers["x-app-key"] !== APP_KEY) return { status: 403, json: {} }
    if (path === "/oauth/v1/tokens") {
      const isScoped = new URLSearchParams(asked.body).get("scope") === "urn:opc:hgbu:ws:__myscopes__"
      if (!isTokenRequest(asked, CLIENT, SECRET) || headers.enterpriseid !== ENTERPRISE || !isScoped) return { status: 401, json: {} }
      return { status: 200, json: { access_token: "opera-token", expires_in: 3_600, token_type: "Bearer" } }
    }
    if (method !== "GET" || headers.authorization !== "Bearer opera-token") return { status: 401, json: {} }
    if (headers["x-hotelid"] !== HOTEL) return { status: 400, json: {} }
    if (path === `/int/v1/externalSystem/${SYSTEM}/hotels/${HOTEL}/businessEvents`) {
      const limit = Number(query.get("limit") ?? 1)
      if (!(limit >= 1 && limit <= 20)) return { status: 400, json: {} }
      const taken = queue.splice(0, limit)
      if (taken.length === 0) return { status: 204 }
      const data = taken.map((header, n) => ({
        businessEvent: { header: { hotelId: HOTEL, ...header }, details: [] },
        businessEventId: { id: String(n) },
      }))
      return { status: 200, json: { businessEventData: data } }
    }
    const id = new RegExp(`^/rsv/v1/hotels/${HOTEL}/reservations/(\\d+)$`).exec(path)?.[1]
    const found = id ? reservations.get(id) : undefined
    return found ? { status: 200, json: { reservations: { reservation: [found] } } } : { status: 404, json: {} }
  })
  return {
    ...server,
    ...{ queue, reservations },
    environment: {
      ...{ OPERA_GATEWAY_URL: server.url, OPERA_APP_KEY: APP_KEY, OPERA_CLIENT_ID: CLIENT, OPERA_CLIENT_SECRET: SECRET },
      ...{ OPERA_ENTERPRISE_ID: ENTERPRISE, OPERA_HOTEL_ID: HOTEL, OPERA_EXTERNAL_SYSTEM: SYSTEM },
    },
  }
}

export function operaReservation(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    reservationIdList: [
      { type: "Reservation", id },
      { type: "Confirmation", id: `C${id}` },
    ],
    reservationStatus: "Reserved",
    lastModifyDateTime: "2026-03-01 08:00:00.0",
    roomStay: {
      ...{ arrivalDate: "2026-03-01", departureDate: "2026-03-04", guestCounts: { adults: 2, children: 1 } },
      currentRoomInfo: { roomType: "KING", roomId: "811" },
    },
    reservationGuests: [
      {
        primary: true,
        profileInfo: {
          profileIdList: [{ type: "Profile", id: "45387" }],
          profile: {
            customer: {
              personName: [{ givenName: "Maria", surname: "Silva", nameTitle: "Ms.", nameType: "Primary" }, { nameType: "Alternate" }],
              ...{ language: "E", vipStatus: { code: "V1" } },
            },
            telephones: { telephoneInfo: [{ telephone: { phoneNumber: "+351912345678" } }] },
            emails: { emailInfo: [{ email: { emailAddress: "maria@example.com" } }] },
          },
        },
      },
    ],
    ...more,
  }
}
