import type { Counts } from "../ports/guest-store.ts"
import type { Prisma } from "./generated/client.ts"

/** Whose rows go, and by what other rows may be recognised. */
export type Erased = {
  guests: string[]
  addresses: string[]
  conversations: string[]
  tickets: { id: string; number: number }[]
  /** Names, numbers and mail addresses as they stood, at least two characters each. */
  terms: string[]
}

/** How long after a colleague's message its ticket notes the words. */
const NOTED_WITHIN = "10 minutes"

/**
 * A guest leaves traces in other people's threads: on cards and rings in staff chats, in what a colleague typed about
 * them, in a companion's thread by name. They are found by what caused them, by the ticket's code, and by the names as
 * they stood; each such message loses its words. To be run while all of that is still there.
 */
export async function eraseTraces(tx: Prisma.TransactionClient, erased: Erased): Promise<Counts> {
  const threads = await threadsAround(tx, erased)
  const spoken = await findSpoken(tx, erased, threads)
  const sent = await findSent(tx, erased, threads, spoken)
  await tx.$executeRaw`
    update outbound_message set content = '{"kind": "text", "text": "", "options": []}'::jsonb where id = any(${sent})`
  await tx.$executeRaw`
    update inbound_event set content = case when content->>'kind' = 'text' then '{"kind": "text", "text": ""}'::jsonb
      else '{"kind": "unsupported", "what": "erased"}'::jsonb end
    where id = any(${spoken})`
  return { staffMessages: sent.length + spoken.length }
}

/** Threads where they may be spoken of: of staff, and of whoever stays with them. */
async function threadsAround(tx: Prisma.TransactionClient, { guests, conversations }: Erased): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select c.id from conversation c join address a on a.address = c.address
    where c.id <> all(${conversations}) and (a.address in (select address from staff_member where address is not null)
      or a.address like 'line-group:%' or a.address like 'wechat-room:%' or a.guest_id = any(${guests}))`
  return rows.map(({ id }) => id)
}

/** What colleagues wrote about or to them. */
async function findSpoken(tx: Prisma.TransactionClient, erased: Erased, threads: string[]): Promise<string[]> {
  const { conversations, terms, tickets } = erased
  const ids = tickets.map(({ id }) => id)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select e.id from inbound_event e where e.conversation_id = any(${threads}) and e.content->>'kind' in ('text', 'postback') and (
      e.id in (select cause from outbound_message where conversation_id = any(${conversations}))
      or upper(e.content::text) ~ ${codesPattern(tickets)}
      or exists (select 1 from unnest(${terms.map(inJson)}::text[]) as t(term) where strpos(e.content::text, t.term) > 0)
      or exists (
        select 1 from ticket_event te where te.ticket_id = any(${ids}) and te.text is not null and te.by <> 'guest'
          and te.at between e.received_at - interval '1 minute' and e.received_at + ${NOTED_WITHIN}::interval
          and strpos(coalesce(e.content->>'text', e.content->>'data'), te.text) > 0))`
  return rows.map(({ id }) => id)
}

/** What was sent there because of them: cards, rings, relayed words, answers to colleagues. */
async function findSent(tx: Prisma.TransactionClient, erased: Erased, threads: string[], spoken: string[]): Promise<string[]> {
  const { conversations, terms, tickets } = erased
  const keys = tickets.map(({ id }) => id)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select m.id from outbound_message m where m.conversation_id <> all(${conversations}) and (
      m.cause in (select id from inbound_event where conversation_id = any(${conversations}))
      or m.cause = any(${spoken})
      or (m.conversation_id = any(${threads}) and (
        m.content::text ~ ${codesPattern(tickets)}
        or exists (select 1 from unnest(${keys}::text[]) as k(id) where strpos(m.dedupe_key, k.id) > 0)
        or exists (select 1 from unnest(${terms.map(inJson)}::text[]) as t(term) where strpos(m.content::text, t.term) > 0))))`
  return rows.map(({ id }) => id)
}

/** `T42` as a word of its own; a pattern that nothing matches when there is no ticket. */
const codesPattern = (tickets: { number: number }[]): string =>
  tickets.length === 0 ? "^$" : `(^|[^A-Za-z0-9])T(${tickets.map(({ number }) => number).join("|")})([^0-9]|$)`

/** A text as it stands inside stored JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)
