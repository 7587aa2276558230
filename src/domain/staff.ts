import type { Address } from "./address.ts"
import type { ConversationId, StaffId } from "./ids.ts"
import type { Language } from "./language.ts"

/** A member of the hotel, or a department's desk. `conversation` is the thread at their address, once they have one. */
export type StaffMember = {
  id: StaffId
  key: string
  name: string
  role: string
  department: string | null
  address: Address | null
  conversation: ConversationId | null
  language: Language | null
}
