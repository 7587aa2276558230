import type { Hono } from "hono"
import type { SimulatorHub } from "../channels/simulator/hub.ts"
import { simulatorRoutes } from "../channels/simulator/routes.tsx"
import { SIMULATOR_WORDS, type SimulatorWords } from "../channels/simulator/words.ts"
import type { Address } from "../domain/address.ts"
import type { Language } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { MessageView } from "../ports/store.ts"
import { render } from "../templates/render.ts"
import { demoGuests } from "./demo.ts"
import { showThread, type ThreadDeps } from "./show-thread.ts"

const MESSAGES_SHOWN_MAX = 200

/** In the order of the property file, which names the duty manager first; people added later follow. */
function byRank(staff: StaffMember[], property: Property): StaffMember[] {
  const rank = (member: StaffMember) => property.staff.findIndex((entry) => entry.key === member.key) >>> 0
  return staff.toSorted((a, b) => rank(a) - rank(b))
}

export type SimulatorDeps = ThreadDeps & { hub: SimulatorHub; isDemo: boolean }

/** The simulator's page over the real database and content. Which languages it can be read in is settled here, once. */
export function mountSimulator(app: Hono, deps: SimulatorDeps): void {
  const { hub, store, content } = deps
  const words = (language: Language) =>
    Object.fromEntries(
      SIMULATOR_WORDS.map((word) => [word, render(content().templates, `simulator.${word}`, language, {})]),
    ) as SimulatorWords
  const people = async () => ({ staff: byRank(await store.listStaff(), content().property), guests: deps.isDemo ? demoGuests() : [] })
  const history = async (address: Address): Promise<MessageView[]> => {
    const conversation = await store.findConversation(address)
    return conversation ? store.listMessages(conversation.id, MESSAGES_SHOWN_MAX) : []
  }
  const thread = (address: Address, language: Language) => showThread(deps, address, language)
  const { languages, name } = content().property
  app.route("/", simulatorRoutes({ hub, history, thread, people, languages, words, hotel: name }))
}
