import type { Address } from "../../domain/address.ts"
import type { Phase } from "../../domain/guest.ts"
import type { Language } from "../../domain/language.ts"

/** Whom one can be in the simulator. Only staff with a `simulator:` address have a phone there. */
export type SimulatorPeople = {
  staff: { key: string; name: string; role: string; address: Address | null }[]
  /** Guests with a stay. `id` is small letters, digits and hyphens; their addresses are `simulator:line-<id>`, `-sms-`, `-wechat-`. */
  guests: { id: string; name: string; room: string | null; language: Language | null; phase: Phase }[]
}
