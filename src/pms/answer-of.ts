import type { z } from "zod"
import type { StayChange } from "../domain/stay-change.ts"
import type { PmsAnswer } from "../ports/pms.ts"
import type { ApiAnswer } from "./call-api.ts"

/** An answer read by its shape and made into statements. What has another shape is refused: asking again would not help. */
export function answerOf<Shape extends z.ZodType>(
  answer: ApiAnswer,
  shape: Shape,
  changesOf: (read: z.infer<Shape>) => StayChange[],
): PmsAnswer {
  if (!answer.ok) return failureOf(answer)
  const read = shape.safeParse(answer.json)
  return read.success ? { ok: true, changes: changesOf(read.data) } : { ok: false, retry: "refused" }
}

/** A token that is refused twice is the operator's to mend: until then it is tried again. */
export function failureOf(answer: Extract<ApiAnswer, { ok: false }>): Extract<PmsAnswer, { ok: false }> {
  if (answer.retry === "later") return answer
  return answer.retry === "unauthorised" ? { ok: false, retry: "later", reason: "status 401" } : { ok: false, retry: answer.retry }
}
