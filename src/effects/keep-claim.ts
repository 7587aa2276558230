import type { Address } from "../domain/address.ts"
import type { Tie } from "../guests/resolve-claim.ts"
import type { Commit } from "../ports/store.ts"
import type { GuestDraft } from "./guest-commit.ts"

/** What came of a guest's claim: the try is counted, a code is spent, and the address is tied to the stay that was found. */
export function keepClaim({ commit, input }: GuestDraft): void {
  const { claim, ids, facts } = input
  if (!claim) return
  const { question, resolved } = claim
  const { address } = facts.conversation
  if (question.kind === "name" && (resolved.isWrong || resolved.tie)) {
    commit.pairingTries.push({ id: ids.make("try"), address, room: question.room, isRight: !resolved.isWrong })
  }
  if (!resolved.tie) return
  tieAddress(commit, address, resolved.tie)
  if (question.kind === "code") commit.codeUses.push({ code: question.code, address, stay: resolved.tie.stay.id })
  commit.audits.push({
    id: ids.make("aud"),
    actor: "guest",
    action: `stay.tied-by-${resolved.tie.evidence}`,
    subject: resolved.tie.stay.id,
  })
}

/** The rows of a tie; a companion nobody knew gets a profile. */
export function tieAddress(commit: Commit, address: Address, { stay, guest, role, evidence, isNewGuest }: Tie): void {
  if (isNewGuest) commit.guests.push({ id: guest.id, name: guest.name, language: guest.language })
  commit.ties.push({ address, guest: guest.id, stay: stay.id, role, evidence })
}
