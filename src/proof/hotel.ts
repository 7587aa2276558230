import { parseAddress } from "../domain/address.ts"
import type { StaffMember } from "../domain/staff.ts"
import { staffContentOf } from "../effects/staff-content-of.ts"
import type { CompiledFlow, FlowNode, Script } from "../flows/content.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Catalog } from "../templates/catalog.ts"
import type { StaffContent } from "../tickets/staff-content.ts"

/** The house as it is explored: the real content, whose steps tell when they are taken, and whose texts are not spelt out. */
export type Hotel = {
  script: Script
  /** The content as written, with all its words. */
  written: Script
  staff: StaffMember[]
  staffContent: StaffContent
  ids: Ids
  /** Steps taken since it was last emptied. */
  trace: { flow: string; step: string }[]
  /** Points that have been walked from already, in whichever flow they were met first. */
  seen: Set<string>
  spots: Set<string>
}

type OnStep = (flow: string, step: string) => void

/** Everybody of the property file is in the house; who has no address there cannot be told anything. */
export function openHotel(written: Script, onStep: OnStep = () => {}): Hotel {
  const trace: Hotel["trace"] = []
  const flows = [...written.flows].map(([name, flow]) => [name, tracedFlow(flow, trace, onStep)] as const)
  const script = { ...written, flows: new Map(flows), templates: withoutWords(written.templates) }
  const staff = written.property.staff.map((entry): StaffMember => {
    const address = entry.address === null ? null : parseAddress(entry.address)
    return { ...entry, id: `stf_${entry.key}`, address, conversation: address && `cnv_${entry.key}` }
  })
  return {
    script,
    written,
    staff,
    staffContent: staffContentOf(script, staff),
    ids: countingIds(),
    trace,
    seen: new Set(),
    spots: new Set(),
  }
}

/** The engine looks a step up when it takes it, so the look-up is where one can watch. */
function tracedFlow(flow: CompiledFlow, trace: Hotel["trace"], onStep: OnStep): CompiledFlow {
  const nodes = new TracedNodes(flow.nodes)
  nodes.onStep = (step) => {
    trace.push({ flow: flow.name, step })
    onStep(flow.name, step)
  }
  return { ...flow, nodes }
}

class TracedNodes extends Map<string, FlowNode> {
  onStep: (step: string) => void = () => {}

  override get(step: string): FlowNode | undefined {
    this.onStep(step)
    return super.get(step)
  }
}

/** Spelling out half a million messages would take minutes and prove nothing: only what can be tapped keeps its words. */
function withoutWords(templates: Catalog): Catalog {
  const isLabel = (id: string): boolean => id.startsWith("menu.") || id === "repair.yes" || id === "repair.no"
  return new Map(
    [...templates].map(([id, template]): [string, typeof template] => {
      if (isLabel(id)) return [id, template]
      const wordings = [...template.wordings].map(([language, wording]): [typeof language, typeof wording] => [
        language,
        { ...wording, parsed: [] },
      ])
      return [id, { ...template, wordings: new Map(wordings) }]
    }),
  )
}

function countingIds(): Ids {
  let count = 0
  return { make: (prefix) => `${prefix}_${++count}`, uuid: () => String(++count) }
}
