import { type Context, Hono } from "hono"
import { apiDocument } from "./api-document.ts"
import { pointsOperations, stayOperations, TICKET_OPERATIONS } from "./api-operations.ts"
import { DocsPage } from "./docs-page.tsx"
import { GUEST_OPERATIONS } from "./guest-operations.ts"
import type { Operation } from "./operation.ts"
import { PointsBody } from "./points-routes.ts"
import { problem } from "./problem.ts"
import { StayBody } from "./stay-body.ts"

/** Every route of the API. A room that mounts more adds its own list here. */
export const OPERATIONS: Operation[] = [
  ...stayOperations(StayBody),
  ...TICKET_OPERATIONS,
  ...pointsOperations(PointsBody),
  ...GUEST_OPERATIONS,
]

/** `/api/openapi.json` and `/api/docs`. Both say so with 404 while the API is off. */
export function docsRoutes({ isApiOn }: { isApiOn: boolean }): Hono {
  const app = new Hono()
  const off = (c: Context) => problem(c, 404, "The API is off: set API_TOKEN and start again.")
  if (!isApiOn) return app.get("/api/openapi.json", off).get("/api/docs", off)
  const document = apiDocument(OPERATIONS)
  const paths = document.paths as Record<string, Record<string, { requestBody?: { content: Record<string, { schema: unknown }> } }>>
  const bodyOf = ({ method, path }: Operation) => paths[`/api/v1${path}`]?.[method]?.requestBody?.content["application/json"]?.schema
  const page = `<!doctype html>${<DocsPage routes={OPERATIONS.map((operation) => ({ operation, body: bodyOf(operation) }))} />}`
  app.get("/api/openapi.json", (c) => c.json(document))
  app.get("/api/docs", (c) =>
    c.html(page, 200, {
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    }),
  )
  return app
}
