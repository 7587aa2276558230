import { z } from "zod"
import { type Answer, type Operation, Problem } from "./operation.ts"

type Json = Record<string, unknown>

/** The API as an OpenAPI 3.1 document, made of the very shapes the routes read. */
export function apiDocument(operations: Operation[]): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`
    paths[path] = { ...paths[path], [operation.method]: operationOf(operation) }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Houseline",
      version: "1",
      description: "For the hotel's own systems. Problems are application/problem+json (RFC 9457) with one sentence in `detail`.",
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }],
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", description: "API_TOKEN" } },
    },
    paths,
  }
}

function operationOf({ method, path, summary, query = {}, body, answers }: Operation): Json {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: { type: "string" } }))
  const inQuery = Object.entries(query).map(([name, description]) => ({ name, in: "query", description, schema: { type: "string" } }))
  const told = {
    401: { what: "The bearer token is missing or wrong." },
    ...answers,
    503: { what: "The database is away: try again.", shape: Problem },
  }
  return {
    operationId: `${method}${path.replace(/[{}]/g, "").replace(/(^|[/-])(\w)/g, (_all, _sign, letter: string) => letter.toUpperCase())}`,
    summary,
    ...(inPath.length + inQuery.length > 0 ? { parameters: [...inPath, ...inQuery] } : {}),
    ...(body ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } } : {}),
    responses: Object.fromEntries(Object.entries(told).map(([status, answer]) => [status, answerOf(Number(status), answer)])),
  }
}

function answerOf(status: number, { what, shape, html }: Answer): Json {
  if (!shape) return { description: what }
  const type = status < 400 ? "application/json" : "application/problem+json"
  return {
    description: what,
    content: { [type]: { schema: schemaOf(shape, "output") }, ...(html ? { "text/html": { schema: { type: "string" } } } : {}) },
  }
}

function schemaOf(shape: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: "any" })
  return open(schema) as Json
}

/** An answer may tell more than is described: what is described is what one may rely on. */
function open(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(open)
  if (typeof schema !== "object" || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => (key === "additionalProperties" && value === false ? [] : [[key, open(value)]])),
  )
}
