import { describe, expect, it } from "vitest"
import type { StaffMember } from "../../../src/domain/staff.ts"
import { guestCard } from "../../../src/handoff/card.ts"
import { at, content, duty, hk, textOf, ticket } from "../tickets/hotel.ts"
import { card, says } from "./scene.ts"

const shownTo = (reader: StaffMember, words: string | null = "空调坏了两次，我很失望") =>
  guestCard({ ticket: ticket(), template: "card.complaint", reader, facts: card, words, language: "zh-Hans", content, now: at("10:05") })
const lineOf = (reader: StaffMember, name: string) =>
  shownTo(reader).lines.find(({ label }) => label.startsWith(`card.label-${name}/`))?.value

describe("the manager's card", () => {
  // A162, A340, S5: profile, dated preferences, promises and last words on one card.
  it("shows who it is, what was promised, what was said and what is asked", () => {
    expect(shownTo(duty).title).toContain("card.complaint/en code=T42")
    expect(lineOf(duty, "room")).toContain("card.room-verified/en")
    expect(lineOf(duty, "guest")).toMatch(/^王伟 · card\.vip.*text=A/)
    expect(lineOf(duty, "stay")).toMatch(/^2026-03-01 – 2026-03-04 · card\.phase-in-house/)
    expect(lineOf(duty, "tier")).toBe("gold")
    expect(lineOf(duty, "language")).toBe("Simplified Chinese")
    expect(lineOf(duty, "words")).toBe("空调坏了两次，我很失望")
    expect(lineOf(duty, "preferences")).toBe("pillow: feather-free pillow (2026-03-02)")
    expect(lineOf(duty, "care")).toBe("diet: halal (2026-03-02)")
    expect(lineOf(duty, "tickets")).toBe("T40 Bath towel × 2 (10:00)")
    expect(lineOf(duty, "promises")).toBe("10:10 T42 card.duty-manager/en")
    expect(lineOf(duty, "messages")).toMatch(/^10:00 card\.from-guest\S* .*: 空调坏了两次\n10:01 card\.from-house\S* .*: card\.media/)
    expect(lineOf(duty, "evidence")).toContain("card.evidence-verified")
    expect(shownTo(duty).actions.map(({ send }) => send)).toEqual(["T42 take", "T42 later 10", "T42 say ", "T42 done"])
  })

  it("is written in the reader's language", () => {
    expect(shownTo({ ...duty, language: "ja" }).title).toContain("card.complaint/ja")
  })

  // S5: what is sensitive stays out of department tickets and group chats.
  it("keeps sensitive facts out of groups and the profile from departments", () => {
    const group = { ...duty, address: "line-group:managers" } as const
    expect(lineOf(group, "preferences")).toBe("pillow: feather-free pillow (2026-03-02)")
    expect(lineOf(group, "care")).toBeUndefined()
    const forDesk = JSON.stringify(shownTo(hk))
    for (const secret of ["halal", "pillow", "gold", "空调坏了两次\\n", "T40"]) expect(forDesk).not.toContain(secret)
  })

  it("stays within what a chat can carry", () => {
    const long = shownTo(duty, "长".repeat(5_000))
    expect(long.lines.every(({ value }) => value.length <= 600)).toBe(true)
    expect([...long.title].length).toBeLessThanOrEqual(60)
  })

  it("comes again on demand, and each view is on record", () => {
    const commit = says(duty, "T42 card")
    expect(textOf(commit, "card.complaint")).toContain("2026-03-01 – 2026-03-04")
    expect(commit.audits).toMatchObject([{ actor: "stf_duty", action: "card.view", subject: "tkt_42" }])
  })
})
