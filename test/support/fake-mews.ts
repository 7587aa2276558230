import { type Asked, startFakeServer, type Told } from "./fake-server.ts"

const CLIENT_TOKEN = "mews-client-token"
const ACCESS_TOKEN = "mews-access-token"

type Entity = { Id: string } & Record<string, unknown>

/** The Connector API, as its documentation has it: every call a POST with both tokens, a client's name and a limitation. */
export async function startFakeMews() {
  const data = { reservations: new Map<string, Entity>(), customers: new Map<string, Entity>(), resources: new Map<string, Entity>() }
  const operations: Record<string, (body: Record<string, unknown>) => Told> = {
    "/api/connector/v1/reservations/getAll/2023-06-06": (body) => give(body, "ReservationIds", "Reservations", data.reservations),
    "/api/connector/v1/customers/getAll": (body) => give(body, "CustomerIds", "Customers", data.customers, true),
    "/api/connector/v1/resources/getAll": (body) => give(body, "ResourceIds", "Resources", data.resources, true),
  }
  const server = await startFakeServer(({ method, path, headers, body }: Asked) => {
    const operation = operations[path]
    if (!operation) return { status: 404, json: { Message: "No such operation." } }
    if (method !== "POST" || !headers["content-type"]?.startsWith("application/json"))
      return { status: 400, json: { Message: "Invalid JSON." } }
    const told = JSON.parse(body) as Record<string, unknown>
    if (told.ClientToken !== CLIENT_TOKEN || told.AccessToken !== ACCESS_TOKEN)
      return { status: 401, json: { Message: "Invalid AccessToken." } }
    return typeof told.Client === "string" ? operation(told) : { status: 400, json: { Message: "Client is required." } }
  })
  return {
    ...server,
    ...data,
    environment: {
      ...{
        MEWS_CLIENT_TOKEN: CLIENT_TOKEN,
        MEWS_ACCESS_TOKEN: ACCESS_TOKEN,
        MEWS_WEBHOOK_SECRET: "mews-secret",
        MEWS_API_BASE_URL: server.url,
      },
    },
    webhook: (events: [discriminator: string, id: string][], token = "mews-secret") => ({
      url: `https://hotel.example/webhooks/pms/mews?token=${token}`,
      body: JSON.stringify({
        ...{ EnterpriseId: "851df8c8-90f2-4c4a-8e01-a4fc46b25178", IntegrationId: "c8bee838-7fb1-4f4e-8fac-ac87008b2f90" },
        Events: events.map(([Discriminator, Id]) => ({ Discriminator, Value: { Id } })),
      }),
    }),
  }
}

function give(body: Record<string, unknown>, ids: string, name: string, from: Map<string, Entity>, hasExtent = false): Told {
  const wanted = body[ids]
  const count = (body.Limitation as { Count?: unknown } | undefined)?.Count
  if (typeof count !== "number" || count < 1 || count > 1_000) return { status: 400, json: { Message: "Limitation is required." } }
  if (hasExtent && typeof body.Extent !== "object") return { status: 400, json: { Message: "Extent is required." } }
  if (!Array.isArray(wanted) || wanted.length === 0) return { status: 400, json: { Message: `${ids} is required.` } }
  return { status: 200, json: { [name]: wanted.flatMap((id) => from.get(String(id)) ?? []).slice(0, count), Cursor: null } }
}

/** A reservation as version 2023-06-06 gives it. */
export function mewsReservation(more: Record<string, unknown> = {}): Entity {
  return {
    ...{ Id: "bfee2c44", ServiceId: "bd26d8db", GroupId: "94843f6f", AccountId: "35d4b117", AccountType: "Customer", Number: "52" },
    ...{ CreatedUtc: "2026-02-20T14:58:02Z", UpdatedUtc: "2026-03-01T06:00:00Z", CancelledUtc: null, CancellationReason: null },
    ...{ State: "Confirmed", Origin: "Connector", ScheduledStartUtc: "2026-03-01T07:00:00Z", ScheduledEndUtc: "2026-03-04T04:00:00Z" },
    ...{ ActualStartUtc: null, ActualEndUtc: null, AssignedResourceId: "20e00c32", AssignedResourceLocked: false },
    PersonCounts: [{ AgeCategoryId: "1f67644f", Count: 2 }],
    ...more,
  }
}

export function mewsCustomer(more: Record<string, unknown> = {}): Entity {
  return {
    ...{ Id: "35d4b117", Number: "1", Title: "Mister", Sex: "Male", FirstName: "伟", LastName: "王", PreferredLanguageCode: "zh-CN" },
    ...{
      LanguageCode: "zh-CN",
      Email: "wang@example.com",
      HasOtaEmail: false,
      Phone: "008613800138000",
      Classifications: ["VeryImportant"],
    },
    ...{ MergeTargetId: null, IsActive: true, CreatedUtc: "2026-01-01T00:00:00Z", UpdatedUtc: "2026-02-01T00:00:00Z" },
    ...more,
  }
}
