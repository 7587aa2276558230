import { EMPTY_MEMORY } from "../domain/conversation.ts"
import type { Counts, GuestStore } from "../ports/guest-store.ts"
import type { Database } from "./database.ts"
import { type Erased, eraseTraces } from "./erase-traces.ts"
import { familyOf } from "./find-profiles.ts"
import type { Prisma } from "./generated/client.ts"
import { inTransaction } from "./merge-guests.ts"

type Tx = Prisma.TransactionClient
type Erasing = Parameters<GuestStore["eraseGuest"]>[0]

/**
 * See `GuestStore.eraseGuest`. Rows stay so that figures stay; whatever was told, or tells who it was, is gone. The
 * addresses get names drawn by chance, so that whoever writes from them again is somebody new.
 */
export function eraseGuest(database: Database, erasing: Erasing): Promise<Counts | null> {
  const { id, guest, by, at, audit } = erasing
  return inTransaction(database, async (tx) => {
    const found = await tx.guest.findFirst({ where: { id: guest, erasedAt: null } })
    if (!found) return null
    const erased = await gather(tx, guest)
    // First of all, so that a turn under way finds another version and comes to nothing.
    const mode = { kind: "bot", memory: EMPTY_MEMORY }
    await tx.conversation.updateMany({
      where: { id: { in: erased.conversations } },
      data: { mode, language: null, version: { increment: 1 }, updatedAt: at },
    })
    const counts: Counts = {
      ...(await eraseTraces(tx, erased)),
      ...(await eraseThreads(tx, erased, at)),
      ...(await eraseTickets(tx, erased, at)),
      ...(await eraseProfile(tx, erased, at)),
      ...(await eraseAddresses(tx, erased)),
    }
    await tx.erasure.create({ data: { id, guestId: guest, at, by, counts } })
    await tx.audit.create({ data: { id: audit, at, actor: by, action: "guest.erase", subject: guest } })
    return counts
  })
}

async function gather(tx: Tx, guest: string): Promise<Erased> {
  const guests = await familyOf(tx, guest)
  const own = await tx.address.findMany({
    where: { guestId: { in: guests }, role: "guest" },
    select: { address: true, conversation: { select: { id: true } } },
  })
  const conversations = own.flatMap(({ conversation }) => conversation?.id ?? [])
  const tickets = await tx.ticket.findMany({
    where: { OR: [{ guestId: { in: guests } }, { guestId: null, conversationId: { in: conversations } }] },
    select: { id: true, number: true },
  })
  const profiles = await tx.guest.findMany({ where: { id: { in: guests } } })
  const stays = await tx.stay.findMany({ where: { guestId: { in: guests } }, select: { reservation: true } })
  const told = profiles.flatMap(({ name, phone, email, memberNumber }) => [name, phone, email, memberNumber])
  const terms = [...told, ...own.map(({ address }) => address.slice(address.indexOf(":") + 1)), ...stays.map((stay) => stay.reservation)]
  return {
    guests,
    addresses: own.map(({ address }) => address),
    conversations,
    tickets,
    terms: [...new Set(terms.filter((term): term is string => term !== null && term.length > 1))],
  }
}

/** What was said, either way; what was still to be said is not sent any more. */
async function eraseThreads(tx: Tx, { guests, conversations, tickets, addresses }: Erased, at: Date): Promise<Counts> {
  const ids = tickets.map(({ id }) => id)
  const jobs = await tx.$executeRaw`
    delete from job where payload->>'conversation' = any(${conversations}) or payload->>'ticket' = any(${ids})
      or payload->>'stay' in (select id from stay where guest_id = any(${guests}))`
  const planned = await tx.outboundMessage.deleteMany({ where: { conversationId: { in: conversations }, status: "planned" } })
  await tx.$executeRaw`
    update delivery set reason = null where reason is not null
      and message_id in (select id from outbound_message where conversation_id = any(${conversations}))`
  const out = await tx.outboundMessage.updateMany({
    where: { conversationId: { in: conversations } },
    data: { content: { kind: "text", text: "", options: [] }, replyToken: null, replyTokenAt: null },
  })
  const said = await tx.$executeRaw`
    update inbound_event set sender = null, provider_message_id = null, reply_token = null,
      content = case when content->>'kind' = 'text' then '{"kind": "text", "text": ""}'::jsonb
        else '{"kind": "unsupported", "what": "erased"}'::jsonb end,
      outcome = case when status = 'pending' then 'erased' else outcome end,
      done_at = case when status = 'pending' then ${at} else done_at end, status = 'done'
    where conversation_id = any(${conversations})`
  const bare = addresses.map((address) => address.slice(address.indexOf(":") + 1))
  await tx.$executeRaw`
    update inbound_event set key = 'erased:' || id
    where conversation_id = any(${conversations}) and exists (select 1 from unnest(${bare}::text[]) as a(id) where strpos(key, a.id) > 0)`
  await tx.inboundEvent.updateMany({ where: { sender: { in: addresses } }, data: { sender: null } })
  return { messagesIn: said, messagesOut: out.count, messagesDropped: planned.count, jobs }
}

/** Kind, department, times and what sort of thing it was are figures; words are not. */
async function eraseTickets(tx: Tx, { tickets }: Erased, at: Date): Promise<Counts> {
  const ids = tickets.map(({ id }) => id)
  const open = { in: ["open", "acknowledged", "in-progress"] }
  await tx.ticket.updateMany({ where: { id: { in: ids }, status: open }, data: { status: "cancelled", closedAt: at } })
  await tx.guestPromise.updateMany({ where: { ticketId: { in: ids }, status: "pending" }, data: { status: "broken", settledAt: at } })
  const blanked = await tx.$executeRaw`
    update ticket set details = (
      select coalesce(jsonb_object_agg(d.key, d.value), '{}'::jsonb) from jsonb_each(details) as d
      where d.key in ('category', 'fault', 'type', 'quantity') and d.value #>> '{}' ~ '^([a-z]+([-_][a-z]+)*|[0-9]{1,3})$'
    ) where id = any(${ids})`
  const events = await tx.ticketEvent.updateMany({ where: { ticketId: { in: ids }, text: { not: null } }, data: { text: null } })
  return { tickets: blanked, ticketEvents: events.count }
}

async function eraseProfile(tx: Tx, { guests }: Erased, at: Date): Promise<Counts> {
  const whose = { guestId: { in: guests } }
  const facts = await tx.guestFact.deleteMany({ where: whose })
  const refs = await tx.guestRef.deleteMany({ where: whose })
  const surveys = await tx.survey.updateMany({ where: { ...whose, comment: { not: null } }, data: { comment: null } })
  const points = await tx.$executeRaw`
    update points_entry set reason = null, key = 'erased:' || gen_random_uuid() where guest_id = any(${guests})`
  const stays = await tx.$executeRaw`
    update stay set reservation = 'erased:' || gen_random_uuid(), companions = '[]'::jsonb, expected_at = null where guest_id = any(${guests})`
  const merged = { OR: [{ keptId: { in: guests } }, { goneId: { in: guests } }] }
  await tx.guestMerge.updateMany({ where: merged, data: { moved: {} } })
  const nothing = { name: null, familyName: null, givenName: null, title: null, language: null, phone: null, email: null }
  await tx.guest.updateMany({
    where: { id: { in: guests } },
    data: { ...nothing, vip: null, memberNumber: null, erasedAt: at, updatedAt: at },
  })
  return { profiles: guests.length, facts: facts.count, refs: refs.count, surveyComments: surveys.count, points, stays }
}

/** A companion's own address is theirs: it is untied and keeps its thread. */
async function eraseAddresses(tx: Tx, { guests, addresses }: Erased): Promise<Counts> {
  const tries = await tx.pairingTry.deleteMany({ where: { address: { in: addresses } } })
  for (const address of addresses) {
    const form = address.slice(0, address.indexOf(":"))
    const [renamed] = await tx.$queryRaw<{ address: string }[]>`
      update address set address = ${form} || ':erased-' || gen_random_uuid(), guest_id = null, stay_id = null, evidence = null, tied_at = null
      where address = ${address} returning address`
    const pseudonym = renamed?.address ?? "erased"
    await tx.roomCodeUse.updateMany({ where: { address }, data: { address: pseudonym } })
    await tx.audit.updateMany({ where: { subject: address }, data: { subject: pseudonym } })
  }
  const untied = { guestId: null, stayId: null, evidence: null, tiedAt: null }
  await tx.address.updateMany({ where: { guestId: { in: guests } }, data: untied })
  return { addresses: addresses.length, pairingTries: tries.count }
}
