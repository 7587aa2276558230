import type { Hono } from "hono"
import type { SimulatorHub } from "../channels/simulator/hub.ts"
import { simulatorRoutes } from "../channels/simulator/routes.tsx"
import { SIMULATOR_WORDS, type SimulatorWords } from "../channels/simulator/words.ts"
import type { Address } from "../domain/address.ts"
import type { Language } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { Content } from "../flows/load-content.ts"
import type { MessageView, Store } from "../ports/store.ts"
import { render } from "../templates/render.ts"
import { demoGuests } from "./demo.ts"

const MESSAGES_SHOWN_MAX = 200

/** In the order of the property file, which names the duty manager first; people added later follow. */
function byRank(staff: StaffMember[], property: Property): StaffMember[] {
  const rank = (member: StaffMember) => property.staff.findIndex((entry) => entry.key === member.key) >>> 0
  return staff.toSorted((a, b) => rank(a) - rank(b))
}

/** The simulator's page over the real database and content. */
export function mountSimulator(app: Hono, deps: { hub: SimulatorHub; store: Store; content: Content; isDemo: boolean }): void {
  const { hub, store, content } = deps
  const words = (language: Language) =>
    Object.fromEntries(
      SIMULATOR_WORDS.map((word) => [word, render(content.templates, `simulator.${word}`, language, {})]),
    ) as SimulatorWords
  const people = async () => ({ staff: byRank(await store.listStaff(), content.property), guests: deps.isDemo ? demoGuests() : [] })
  const history = async (address: Address): Promise<MessageView[]> => {
    const conversation = await store.findConversation(address)
    return conversation ? store.listMessages(conversation.id, MESSAGES_SHOWN_MAX) : []
  }
  const { languages, name } = content.property
  app.route("/", simulatorRoutes({ hub, history, people, languages, words, hotel: name }))
}
