import type { Language } from "../domain/language.ts"
import { itemsOf, type ListedItem, type PreparationItem } from "../domain/preparation.ts"
import type { Ticket } from "../domain/ticket.ts"
import type { Values } from "../domain/values.ts"
import type { StaffContent } from "./staff-content.ts"

const ITEMS_MAX = 30

/** All that a preparation lists, a line each: `1 Soft pillow`, `✓2 Flowers`. What is struck out is left out. */
export function checklistWords(ticket: Pick<Ticket, "intent" | "details">, content: StaffContent, language: Language): string {
  const lines = itemsOf(ticket)
    .filter(({ isOff }) => !isOff)
    .slice(0, ITEMS_MAX)
    .map((item) => itemLine(item, content, language))
  return lines.join("\n")
}

const itemLine = (item: ListedItem, content: StaffContent, language: Language): string =>
  `${item.doneBy ? "✓" : ""}${item.number} ${itemWords(item, content, language)}`

/** One thing to see to, with when it was told if that is long ago, and what had been told before. */
export function itemWords(item: PreparationItem, content: StaffContent, language: Language): string {
  const say = (template: string, text: string) => content.render(template, language, { ...NO_VALUES, text })
  const remarks = [
    item.toldAt ? say("care.told-at", item.toldAt) : null,
    item.before ? say("care.told-before", beforeWords(item, content, language)) : null,
  ].filter((remark) => remark !== null)
  return [thingWords(item, content, language), ...remarks].join(" ")
}

function thingWords({ key, value }: Pick<PreparationItem, "key" | "value">, content: StaffContent, language: Language): string {
  switch (key) {
    case "amenity":
      return content.label(value, language)
    case "check":
      return content.render(`care.check-${value}`, language, NO_VALUES)
    case "care":
      return content.render(`care.measure-${value}`, language, NO_VALUES)
    case "letter": {
      const text = new Intl.DisplayNames([language], { type: "language" }).of(value) ?? value
      return content.render("care.check-letter", language, { ...NO_VALUES, text })
    }
    default:
      return content.factWords({ key, value }, language, "prepare")
  }
}

function beforeWords({ key, before }: PreparationItem, content: StaffContent, language: Language): string {
  const values = (before ?? "").split(" / ")
  return values.map((value) => content.factWords({ key, value }, language, "value")).join(" / ")
}

const NO_VALUES: Values = { text: null }
