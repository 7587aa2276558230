import { tieAddress } from "../guests/tie-address.ts"
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
