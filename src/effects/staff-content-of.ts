import { factWords } from "../domain/fact-kind.ts"
import { formalName } from "../domain/guest-name.ts"
import type { StaffMember } from "../domain/staff.ts"
import { askFixed } from "../flows/ask-fixed.ts"
import type { Script } from "../flows/content.ts"
import { houseValues, labelOf } from "../flows/values.ts"
import { hasTemplate } from "../templates/catalog.ts"
import { render } from "../templates/render.ts"
import type { StaffContent } from "../tickets/staff-content.ts"

/** The hotel's content as tickets and hand-off read it. */
export function staffContentOf(content: Script, staff: StaffMember[]): StaffContent {
  const { templates, catalogue, property } = content
  const dutyManager = staff.find((member) => member.role === "duty-manager")?.name ?? null
  return {
    property,
    kinds: content.profile.kinds,
    render: (template, language, values) => render(templates, template, language, values),
    label: (value, language) => labelOf(catalogue, String(value), language),
    factWords: (fact, language, as) => {
      const kind = content.profile.kinds.get(fact.key)
      if (as === "value") return kind?.values.find(({ key }) => key === fact.value)?.label[language] ?? fact.value
      return kind?.prepare?.text?.[language] ?? factWords(fact, content.profile.kinds, language)
    },
    intentLabel: (intent, language) =>
      hasTemplate(templates, `menu.${intent}`) ? render(templates, `menu.${intent}`, language, {}) : intent,
    guestValues: (language, guest, now, balance = null) =>
      houseValues(content, { now, language, guestName: formalName(guest, language), dutyManager, tier: guest?.tier ?? null }, balance),
    askFixed: (ticket) => askFixed(content, ticket),
  }
}
