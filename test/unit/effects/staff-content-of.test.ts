import { describe, expect, it } from "vitest"
import { LANGUAGES } from "../../../src/domain/language.ts"
import { staffContentOf } from "../../../src/effects/staff-content-of.ts"
import { staffValues } from "../../../src/tickets/staff-values.ts"
import { at, duty, guest, staff, ticket } from "../tickets/hotel.ts"
import { content } from "./scene.ts"

const staffContent = staffContentOf(content, staff)
const idsOf = (...groups: string[]) => [...content.templates.keys()].filter((id) => groups.includes(id.split(".")[0] ?? ""))

describe("the words staff and guests get from people's side, as shipped", () => {
  it.each(idsOf("staff", "card", "ticket", "ladder"))("%s needs only what staff templates are given", (id) => {
    for (const language of LANGUAGES) {
      const known = { text: "words", reason: "calm down", better: "I understand", list: "T42", minutes: 10 }
      for (const values of [
        staffValues(staffContent, ticket(), language, at("10:00"), known),
        staffValues(staffContent, null, language, at("10:00")),
      ]) {
        // A070: no broken placeholder reaches anybody.
        expect(staffContent.render(id, language, values)).not.toMatch(/\{\{|undefined|null/)
      }
    }
  })

  it.each(["taken", "done", "is-it-fixed", "late", "nobody"])("handoff.%s needs only what guests' templates are given", (name) => {
    for (const language of LANGUAGES) {
      const values = { ...staffContent.guestValues(language, guest, at("10:00")), owner: duty.name, code: "T42", minutes: 10, by: "10:10" }
      expect(staffContent.render(`handoff.${name}`, language, values)).not.toMatch(/\{\{|undefined|null/)
    }
  })

  it("labels what the catalogue knows and leaves the rest as it is", () => {
    expect(staffContent.label("bath-towel", "ja")).toBe("バスタオル")
    expect(staffContent.label("1204", "ja")).toBe("1204")
    expect(staffContent.intentLabel("amenity", "en")).not.toBe("amenity")
  })

  it("addresses a guest in the form of the language", () => {
    expect(staffContent.guestValues("ja", guest, at("10:00")).guest).toBe("王様")
    expect(staffContent.guestValues("zh-Hans", guest, at("10:00")).manager).toBe("Ms duty")
  })
})
