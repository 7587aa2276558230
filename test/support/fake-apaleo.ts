import { isTokenRequest, startFakeServer } from "./fake-server.ts"

const [CLIENT, SECRET, PROPERTY] = ["ABCD-SP-HOUSELINE", "apaleo-client-secret", "HFTF-AADS"]

/** apaleo's identity server and Booking API in one: tokens that last as long as `state.tokenSeconds` says. */
export async function startFakeApaleo() {
  const reservations = new Map<string, Record<string, unknown>>()
  const tokens = { good: "", given: 0, seconds: 3_600 }
  const server = await startFakeServer((asked) => {
    if (asked.path === "/connect/token") {
      if (!isTokenRequest(asked, CLIENT, SECRET)) return { status: 400, json: { error: "invalid_client" } }
      tokens.good = `apaleo-token-${++tokens.given}`
      return { status: 200, json: { access_token: tokens.good, expires_in: tokens.seconds, token_type: "Bearer" } }
    }
    if (asked.headers.authorization !== `Bearer ${tokens.good}`) return { status: 401, json: {} }
    const id = /^\/booking\/v1\/reservations\/([^/]+)$/.exec(asked.path)?.[1]
    const found = asked.method === "GET" && id ? reservations.get(decodeURIComponent(id)) : undefined
    return found ? { status: 200, json: found } : { status: 404, json: {} }
  })
  return {
    ...server,
    ...{ reservations, tokens },
    environment: {
      ...{ APALEO_CLIENT_ID: CLIENT, APALEO_CLIENT_SECRET: SECRET, APALEO_PROPERTY_ID: PROPERTY, APALEO_WEBHOOK_SECRET: "apaleo-secret" },
      ...{ APALEO_API_BASE_URL: server.url, APALEO_IDENTITY_BASE_URL: server.url },
    },
    webhook: (type: string, entityId: string, more: Record<string, unknown> = {}) => ({
      url: "https://hotel.example/webhooks/pms/apaleo",
      headers: { authorization: `Basic ${Buffer.from("apaleo:apaleo-secret").toString("base64")}` },
      body: JSON.stringify({
        ...{ topic: "Reservation", type, id: "ec5a1fe4-331c-450a-915c-5caa231cc825", accountId: "HFTF", propertyId: PROPERTY },
        ...{ timestamp: 1_692_268_510_605, data: { entityId }, ...more },
      }),
    }),
  }
}

export function apaleoReservation(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...{ id: "XPGMSXGF-1", bookingId: "XPGMSXGF", status: "Confirmed", property: { id: PROPERTY }, unit: { id: "U1", name: "304" } },
    ...{ arrival: "2026-03-01T15:00:00+08:00", departure: "2026-03-04T11:00:00+08:00", adults: 2, childrenAges: [4, 7] },
    ...{ created: "2026-02-20T09:00:00Z", modified: "2026-03-01T06:00:00+08:00", totalGrossAmount: { amount: 300, currency: "EUR" } },
    primaryGuest: {
      ...{ title: "Mrs", gender: "Female", firstName: "恵", lastName: "田中", email: "tanaka@example.com", phone: "+819012345678" },
      preferredLanguage: "ja",
    },
    additionalGuests: [{ firstName: "健一", lastName: "佐藤" }],
    ...more,
  }
}
