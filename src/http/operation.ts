import { z } from "zod"

/** What one route of the API takes and gives: the source of its description. */
export type Operation = {
  method: "get" | "put" | "post" | "delete"
  /** Below `/api/v1`, with `{name}` for what varies. */
  path: string
  summary: string
  /** Name and meaning of what may stand after the question mark. */
  query?: Record<string, string>
  body?: z.ZodType
  answers: Record<number, Answer>
}
export type Answer = { what: string; shape?: z.ZodType; html?: true }

export const Instant = z.iso.datetime()
export const Maybe = <Shape extends z.ZodType>(shape: Shape) => shape.nullable()

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string().optional() })).optional(),
})

export const refused = (what: string): Answer => ({ what, shape: Problem })

export const GuestShape = z.object({
  id: z.string(),
  name: Maybe(z.string()),
  familyName: Maybe(z.string()),
  givenName: Maybe(z.string()),
  title: Maybe(z.enum(["mr", "ms"])),
  language: Maybe(z.string()),
  phone: Maybe(z.string()),
  email: Maybe(z.string()),
  tier: Maybe(z.string()),
  vip: Maybe(z.string()),
  memberNumber: Maybe(z.string()),
})
