import type { Finding } from "../content.ts"
import { REPAIRS } from "../schema.ts"
import { atKey, type SourceFlow, type World } from "../world.ts"

/** Each flow name, intent, event and repair belongs to one flow. */
export function startsOnce({ flows }: World): Finding[] {
  const findings: Finding[] = []
  const owners = new Map<string, SourceFlow>()
  const claim = (source: SourceFlow, what: string, path: string[]): void => {
    const owner = owners.get(what)
    if (owner) findings.push(atKey(source, path, `${what} belongs to ${owner.flow.file} already: take it out of one of them.`))
    else owners.set(what, source)
  }
  for (const source of flows) {
    const { name, intents, events, repair } = source.flow
    claim(source, `The flow name ${name}`, ["flow"])
    for (const intent of intents) claim(source, `The intent ${intent}`, ["start", "intents"])
    for (const event of events) claim(source, `The event ${event}`, ["start", "events"])
    if (repair) claim(source, `The repair ${repair}`, ["start", "repair"])
  }
  return findings
}

export function repairsAreThere({ flows, broken }: World): Finding[] {
  const there = new Set<string | null>([...flows.map(({ flow }) => flow.repair), ...broken.map(({ repair }) => repair)])
  return REPAIRS.filter((repair) => !there.has(repair)).map((repair) => ({
    file: `flows/repair/${repair}.yaml`,
    line: null,
    message: `No flow repairs "${repair}": write one with start: { repair: ${repair} }.`,
  }))
}
