import { type Draft, popFrame } from "../draft.ts"

/** The frame is done; what waits below comes up. */
export function end(draft: Draft): void {
  popFrame(draft)
}
