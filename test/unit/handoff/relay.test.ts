import { describe, expect, it } from "vitest"
import type { InboundContent } from "../../../src/domain/message.ts"
import type { StaffMember } from "../../../src/domain/staff.ts"
import { isEmergency, relayToOwner } from "../../../src/handoff/relay.ts"
import type { TurnFacts } from "../../../src/ports/store.ts"
import { at, content, countingIds, duty, gm, guest, member, staff, stay, textOf, ticket, told } from "../tickets/hotel.ts"
import { staffFacts } from "./scene.ts"

function guestFacts(said: string | InboundContent, owner: StaffMember | null = gm): TurnFacts {
  const facts = staffFacts(member("wang", "guest"), said, [])
  const mode = { kind: "staff", ticket: "tkt_42", owner: owner?.id ?? "stf_gone" } as const
  const taken = ticket({ status: "in-progress", owner: mode.owner })
  return { ...facts, conversation: { ...facts.conversation, mode }, staff: null, guest, stay, tickets: [taken], owner }
}
const relay = (facts: TurnFacts) => relayToOwner({ facts, content, staff, ids: countingIds(), now: at("10:05") })

describe("a guest writes while a person has them in hand", () => {
  it("is read by that person and kept on the ticket, and the bot says nothing", () => {
    const commit = relay(guestFacts("还要等多久？"))
    expect(told(commit)).toEqual(["gm staff.relay"])
    expect(textOf(commit, "staff.relay")).toBe(
      "staff.relay/en code=T42 room=1204 guest=王伟 owner=Ms gm text=还要等多久？ by=11:00 phone=+8653200000000",
    )
    expect(commit.messages[0]).toMatchObject({ dedupeKey: "evt_9:relay:stf_gm", replyToken: null })
    expect(commit.ticketChanges).toEqual([{ ticket: "tkt_42", set: {}, event: { action: "added", by: "guest", text: "还要等多久？" } }])
    expect(commit.conversations).toEqual([{ id: "cnv_wang", version: 3 }])
    expect(commit.event?.outcome).toBe("relayed")
  })

  // A068: words to a person are not lost when that person does not answer.
  it("sets one alarm for what is written within ten minutes", () => {
    const commit = relay(guestFacts("喂？"))
    expect(commit.jobs).toMatchObject([{ payload: { name: "ladder", ticket: "tkt_42", rung: 0 }, dueAt: at("10:15") }])
    expect(commit.jobs[0]?.key).toMatch(/^ladder:tkt_42:unanswered-\d+:0$/)
    expect(relay(guestFacts("喂喂？")).jobs[0]?.key).toBe(commit.jobs[0]?.key)
  })

  it("names pictures by a word", () => {
    expect(textOf(relay(guestFacts({ kind: "media", media: "image", ref: "r", url: null })), "staff.relay")).toContain(
      "text=staff.media-image/en",
    )
    expect(textOf(relay(guestFacts({ kind: "location", latitude: 1, longitude: 2, label: "Pier 3" })), "staff.relay")).toContain("Pier 3")
  })

  it("is read by the duty manager when the owner cannot be reached any more", () => {
    expect(told(relay(guestFacts("喂？", null)))).toEqual([`${duty.key} staff.relay`])
  })

  it("has nothing to relay in a timer or an unsend", () => {
    const commit = relay(guestFacts({ kind: "unsend", providerMessageId: "m1" }))
    expect(commit).toMatchObject({ messages: [], ticketChanges: [], jobs: [], event: { id: "evt_9" } })
  })

  it("is known to be an emergency by its wish", () => {
    expect(isEmergency({ wishes: [{ intent: "emergency", slots: {}, confidence: 1 }] })).toBe(true)
    expect(isEmergency({ wishes: [{ intent: "amenity", slots: {}, confidence: 1 }] })).toBe(false)
  })
})
