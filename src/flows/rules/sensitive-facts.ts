import type { Finding } from "../content.ts"
import { atStep, nodesOf, type World } from "../world.ts"

/** What is sensitive is kept when a guest tells it, and never asked: no flow records it from a slot that has a question. */
export function asksNothingSensitive({ flows, profile }: World): Finding[] {
  if (!profile) return []
  return flows.flatMap((source) =>
    nodesOf(source).flatMap((node) => {
      if (node.kind !== "record" || !("fact" in node.record) || !profile.kinds.get(node.record.fact)?.isSensitive) return []
      const { fact, slot } = node.record
      if (!source.flow.slots[slot]?.ask) return []
      return [atStep(source, node, `"${fact}" is sensitive, so no flow may ask for it: take away the question of "${slot}", or this step.`)]
    }),
  )
}
