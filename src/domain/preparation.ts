import type { Ticket } from "./ticket.ts"

/** The intent of the house's own work for a stay. What kind of work it is stands in the ticket's `service`. */
export const PREPARATION = "preparation"

/** preparation: what a guest likes · vip-welcome, arrival-check: protocol · special-care: its owner · suggestion: to be approved. */
export type PreparationService = "preparation" | "vip-welcome" | "arrival-check" | "special-care" | "suggestion"

/**
 * One thing to see to. `key` is a kind of fact, or `amenity`, `check`, `letter`, `care`; `value` what it is to be.
 * `toldAt`: the day it was told, when that is long ago. `before`: what had been told earlier and differs.
 */
export type PreparationItem = { key: string; value: string; toldAt: string | null; before: string | null }

/** An item as it stands on a ticket. `doneBy`: who ticked it. `isOff`: no longer wanted. */
export type ListedItem = PreparationItem & { number: number; doneBy: string | null; isOff: boolean }

type Details = Ticket["details"]

/**
 * Items as ticket details, numbered from `first`: `{ "1": "pillow: soft", "told-1": "2024-05-01", "before-1": "firm" }`.
 * Each mark is a detail of its own, so that two colleagues may tick at the same moment.
 */
export function detailsOf(items: PreparationItem[], first = 1): Details {
  const details: Details = {}
  items.forEach(({ key, value, toldAt, before }, index) => {
    const number = first + index
    details[number] = `${key}: ${value}`
    if (toldAt) details[`told-${number}`] = toldAt
    if (before) details[`before-${number}`] = before
  })
  return details
}

export const tickOf = (item: ListedItem, by: string): Details => ({ [`done-${item.number}`]: by })
export const strikeOf = (item: ListedItem): Details => ({ [`off-${item.number}`]: "yes" })

/** All items of a ticket, in the order of their numbers, those struck out included. Empty for what a guest ordered. */
export function itemsOf({ intent, details }: Pick<Ticket, "intent" | "details">): ListedItem[] {
  if (intent !== PREPARATION) return []
  const numbers = Object.keys(details).filter((name) => /^\d+$/.test(name))
  return numbers.map(Number).map((number) => {
    const [key = "", ...value] = String(details[number]).split(": ")
    return {
      ...{ number, key, value: value.join(": ") },
      toldAt: textOf(details[`told-${number}`]),
      before: textOf(details[`before-${number}`]),
      doneBy: textOf(details[`done-${number}`]),
      isOff: details[`off-${number}`] !== undefined,
    }
  })
}

/** What still has to be seen to. */
export const openItems = (ticket: Pick<Ticket, "intent" | "details">): ListedItem[] =>
  itemsOf(ticket).filter(({ doneBy, isOff }) => !doneBy && !isOff)

const textOf = (value: string | number | undefined): string | null => (value === undefined ? null : String(value))
