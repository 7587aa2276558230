import { startFakeServer } from "./fake-server.ts"

const KEY = "cbat_test-key"
const PROPERTY = "320754"

/** API v1.3 of Cloudbeds: a key in `x-api-key`, ids in the query, and refusals with status 200 and `success: false`. */
export async function startFakeCloudbeds() {
  const reservations = new Map<string, Record<string, unknown>>()
  const guests = new Map<string, Record<string, unknown>>()
  const server = await startFakeServer(({ method, path, query, headers }) => {
    if (headers["x-api-key"] !== KEY) return { status: 401, json: { success: false, message: "Access denied" } }
    const found = { "/api/v1.3/getReservation": ["reservationID", reservations], "/api/v1.3/getGuest": ["guestID", guests] }[path] as
      | [string, Map<string, Record<string, unknown>>]
      | undefined
    if (method !== "GET" || !found) return { status: 404, json: {} }
    const [name, from] = found
    const id = query.get(name)
    if (query.get("propertyID") !== PROPERTY || !id)
      return { status: 200, json: { success: false, message: `Parameter ${name} is required` } }
    const data = from.get(id)
    return { status: 200, json: data ? { success: true, data } : { success: false, message: "Not found" } }
  })
  return {
    ...server,
    ...{ reservations, guests },
    environment: {
      ...{
        CLOUDBEDS_API_KEY: KEY,
        CLOUDBEDS_PROPERTY_ID: PROPERTY,
        CLOUDBEDS_WEBHOOK_SECRET: "cloudbeds-secret",
        CLOUDBEDS_API_BASE_URL: server.url,
      },
    },
    webhook: (told: Record<string, unknown>, token = "cloudbeds-secret") => ({
      url: `https://hotel.example/webhooks/pms/cloudbeds?token=${token}`,
      body: JSON.stringify({ version: "1.0", timestamp: 1_784_141_201.429_757, ...told }),
    }),
  }
}

export function cloudbedsReservation(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...{ propertyID: PROPERTY, reservationID: "2326925352181", guestName: "James Carter", status: "confirmed" },
    ...{ startDate: "2026-03-01", endDate: "2026-03-04", dateCreated: "2026-02-20 10:00:00", dateModified: "2026-02-21 10:00:00" },
    ...{ estimatedArrivalTime: "15:30", total: 420.5, balance: 0 },
    guestList: {
      "7001": {
        guestID: "7001",
        guestFirstName: "Ann",
        guestLastName: "Carter",
        isMainGuest: false,
        guestEmail: "",
        guestPhone: "",
        guestCellPhone: "",
      },
      "7000": {
        ...{ guestID: "7000", guestFirstName: "James", guestLastName: "Carter", guestGender: "M", isMainGuest: true },
        ...{ guestEmail: "james@example.com", guestPhone: "", guestCellPhone: "+4915112345678" },
      },
    },
    assigned: [
      { roomID: "9-1", roomName: "0611", roomTypeName: "King", adults: "2", children: "1", startDate: "2026-03-01", endDate: "2026-03-04" },
    ],
    unassigned: [],
    ...more,
  }
}
