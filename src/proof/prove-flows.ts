import type { CompiledFlow, Finding, Script } from "../flows/content.ts"
import { explore, type Found } from "./explore.ts"
import { nodesOf } from "./flows-behind.ts"
import { openHotel } from "./hotel.ts"
import { proveLadders } from "./prove-ladders.ts"
import { openingsOf } from "./starts.ts"
import { tellChat } from "./tell-chat.ts"

/** A way in which a guest is left waiting for nobody, with the shortest chat that leads there. */
export type ProofFinding = Finding & { chat: string[] }

/** Points of one flow that are looked at; shipped flows need a third of it. */
const STANDS_MAX = 3_000

type Options = {
  /** Called before each flow. */
  onFlow?: (done: number, all: number) => void
  /** Called for each step the engine takes. */
  onStep?: (flow: string, step: string) => void
  standsMax?: number
}

/**
 * Proves that no guest is stranded: plays every flow with the engine that serves guests, against everything that may
 * come between, until each path has come to an end or to a person whose clock runs.
 * @param names only these flows, e.g. those that were just changed; the ladders are left out then
 * @returns what was found, each once, with the shortest counter-example; empty when all is well
 */
export function proveFlows(content: Script, names?: string[], { onFlow, onStep, standsMax = STANDS_MAX }: Options = {}): ProofFinding[] {
  const hotel = openHotel(content, onStep)
  const flows = [...content.flows.values()].filter(({ name }) => names === undefined || names.includes(name))
  const found = new Map<string, ProofFinding>()
  const add = (finding: ProofFinding): void => {
    const key = `${finding.file}:${finding.line} ${finding.message}`
    const known = found.get(key)
    if (!known || finding.chat.length < known.chat.length) found.set(key, finding)
  }
  flows.forEach((flow, index) => {
    onFlow?.(index, flows.length)
    for (const host of hostsOf(content, flow)) {
      const explored = explore(host, hotel, standsMax)
      for (const fault of explored.found) add(findingOf(content, host, fault))
      if (!explored.isComplete) add(unfinished(host, standsMax))
    }
  })
  if (names === undefined) for (const { message, chat } of proveLadders(hotel)) add({ file: PROPERTY, line: null, message, chat })
  return [...found.values()].sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0))
}

const PROPERTY = "flows/property.yaml"

/** Where a flow is met: by itself, or in flows that lead to it; a repair in the first flow that puts a recap. */
function hostsOf(script: Script, flow: CompiledFlow): CompiledFlow[] {
  if (openingsOf(script, flow, new Date(0)).length > 0) return [flow]
  const begins = [...script.flows.values()].filter(({ intents }) => intents.length > 0)
  if (flow.repair) return begins.filter((host) => nodesOf(host).some(({ kind }) => kind === "confirm")).slice(0, 1)
  const leads = begins.filter(
    (host) => host.otherwise === flow.name || nodesOf(host).some((node) => "flow" in node && node.flow === flow.name),
  )
  return leads.slice(0, 1)
}

function findingOf(script: Script, host: CompiledFlow, { flow, step, message, stand }: Found): ProofFinding {
  const at = script.flows.get(flow ?? "") ?? host
  return { file: at.file, line: (step !== null && at.lines.get(step)) || null, message, chat: tellChat(stand, script) }
}

function unfinished({ file, name }: CompiledFlow, standsMax: number): ProofFinding {
  const message = `The flow ${name} has more than ${standsMax} points to look at, so it is not proven: part it into smaller flows.`
  return { file, line: null, message, chat: [] }
}
