import type { NewMessage } from "../domain/message.ts"
import type { Effect } from "../flows/turn.ts"
import { addRelay } from "../handoff/relay.ts"
import { unreachable } from "../lib/assert.ts"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { Commit, ConversationChange } from "../ports/store.ts"
import { addToTicket, settleTicket } from "./change-ticket.ts"
import type { GuestCommitInput, GuestDraft } from "./guest-commit.ts"
import { keepClaim } from "./keep-claim.ts"
import { cancelTimers, keepPromise, setTimer } from "./keep-time.ts"
import { mergeSends } from "./merge-sends.ts"
import { openTicket } from "./open-ticket.ts"
import { staffContentOf } from "./staff-content-of.ts"

/**
 * Everything a guest's turn implies, as rows of one commit: the bot's new memory, what the guest and staff read, tickets
 * with their ladders, promises, timers. The same event always makes the same dedupe keys, so that writing it twice is
 * writing it once. While a person has the guest in hand, the mode stays theirs and they read along.
 */
export function planGuestCommit(input: GuestCommitInput): Commit {
  const draft = openDraft(input)
  for (const effect of input.turn.effects) applyEffect(draft, effect)
  changeConversation(draft)
  return { ...draft.commit, messages: [...guestMessages(draft), ...draft.commit.messages] }
}

function openDraft(input: GuestCommitInput): GuestDraft {
  const { facts, content, staff, now } = input
  const staffContent = staffContentOf(content, staff)
  const commit = { ...emptyCommit(now), event: { id: facts.event.id, outcome: input.turn.outcome } }
  if (facts.conversation.mode.kind === "staff") addRelay(commit, { facts, content: staffContent, staff, ids: input.ids, now })
  return {
    input,
    staffContent,
    scene: { property: content.property, staff, now },
    commit,
    sends: [],
    language: input.flowFacts.language,
    numbers: [...input.numbers],
  }
}

function applyEffect(draft: GuestDraft, effect: Effect): void {
  switch (effect.kind) {
    case "send":
      draft.sends.push({ template: effect.template, text: wordsOf(draft, effect), options: effect.options })
      break
    case "open-ticket":
      openTicket(draft, effect)
      break
    case "add-to-ticket":
      addToTicket(draft, effect)
      break
    case "settle-ticket":
      settleTicket(draft, effect)
      break
    case "promise":
      keepPromise(draft, effect)
      break
    case "schedule":
      setTimer(draft, effect)
      break
    case "cancel-timers":
      cancelTimers(draft, effect.prefix)
      break
    case "record-fact":
      recordFact(draft, effect)
      break
    case "claim":
      keepClaim(draft)
      break
    case "set-language":
      draft.language = effect.language
      break
    case "set-consent":
      // Opted out: nothing that was only meant for later may still go out.
      if (effect.change === "opt-out") cancelTimers(draft, "")
      break
    default:
      unreachable(effect)
  }
}

function wordsOf(draft: GuestDraft, effect: Effect & { kind: "send" }): string {
  const { language, staffContent } = draft
  const { facts, flowFacts, balance } = draft.input
  const house = staffContent.guestValues(language, facts.guest, flowFacts.now, balance)
  return staffContent.render(effect.template, language, { ...house, ...effect.values })
}

/** A preference belongs to a guest; of somebody unknown there is no profile to keep it in. */
function recordFact({ commit, input }: GuestDraft, { fact, value, status }: Effect & { kind: "record-fact" }): void {
  const { guest } = input.facts
  const kind = input.content.profile.kinds.get(fact)
  const { category, isSensitive } = kind ?? { category: "personal" as const, isSensitive: false }
  if (guest) commit.facts.push({ guest: guest.id, key: fact, value, category, source: "guest", author: null, isSensitive, status })
}

function changeConversation(draft: GuestDraft): void {
  const { facts, turn } = draft.input
  const { conversation } = facts
  const consent = turn.effects.findLast((effect) => effect.kind === "set-consent")
  const change: ConversationChange = { id: conversation.id, version: conversation.version, language: draft.language }
  if (conversation.mode.kind === "bot") change.mode = { kind: "bot", memory: turn.memory }
  if (consent) change.isOptedOut = consent.change === "opt-out"
  draft.commit.conversations.push(change)
}

/** On the event's own reply token: the first message of an answer, and those that follow in the same call, are free. */
function guestMessages({ sends, input }: GuestDraft): NewMessage[] {
  const { event, conversation } = input.facts
  return mergeSends(sends).map(({ template, text, options }, index) => ({
    id: input.ids.make("msg"),
    conversation: conversation.id,
    address: conversation.address,
    dedupeKey: `${event.id}:${index}`,
    template,
    content: { kind: "text", text, options },
    cause: event.id,
    replyToken: event.replyToken,
    replyTokenAt: event.replyToken ? event.receivedAt : null,
    retryKey: input.ids.uuid(),
  }))
}
