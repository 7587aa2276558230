import type { Address } from "../domain/address.ts"
import type { Commit } from "../ports/store.ts"
import type { Tie } from "./resolve-claim.ts"

/** The rows of a tie; a companion nobody knew gets a profile. */
export function tieAddress(commit: Commit, address: Address, { stay, guest, role, evidence, isNewGuest }: Tie): void {
  if (isNewGuest) commit.guests.push({ id: guest.id, name: guest.name, language: guest.language })
  commit.ties.push({ address, guest: guest.id, stay: stay.id, role, evidence })
}
