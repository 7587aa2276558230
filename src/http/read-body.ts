import type { Context } from "hono"
import type { z } from "zod"
import { problem } from "./problem.ts"

/** A JSON body in its shape, or the answer that says what is wrong: 400 for what is no JSON, 422 naming the field. */
export async function readBody<Shape extends z.ZodType>(
  c: Context,
  shape: Shape,
): Promise<{ ok: true; data: z.infer<Shape> } | { ok: false; answer: Response }> {
  const json: unknown = await c.req.json().catch(() => undefined)
  if (json === undefined) return { ok: false, answer: problem(c, 400, "The body is not JSON.") }
  const body = shape.safeParse(json)
  if (body.success) return { ok: true, data: body.data }
  const errors = body.error.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }))
  const detail = `${errors[0]?.field || "The body"} ${errors[0]?.message ?? "is not valid"}.`
  return { ok: false, answer: problem(c, 422, detail, { errors }) }
}
