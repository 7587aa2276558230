import type { z } from "zod"
import { MalformedBody } from "../lib/errors.ts"

/** A webhook's body by its shape. Throws `MalformedBody` for what is no JSON or not of that shape. */
export function readBody<Shape extends z.ZodType>(body: string, shape: Shape, vendor: string): z.infer<Shape> {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    throw new MalformedBody("The body is not JSON.")
  }
  const read = shape.safeParse(json)
  if (!read.success) throw new MalformedBody(`The body is no webhook of ${vendor}.`)
  return read.data
}
