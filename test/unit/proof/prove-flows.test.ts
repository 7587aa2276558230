import { describe, expect, it, vi } from "vitest"
import { openHotel } from "../../../src/proof/hotel.ts"
import { proveFlows } from "../../../src/proof/prove-flows.ts"
import { proveLadders } from "../../../src/proof/prove-ladders.ts"
import { stepsNotTaken } from "../../support/trace-steps.ts"
import { type Patch, shippedScript } from "./shipped-files.ts"

vi.setConfig({ testTimeout: 60_000 })

/** What is found in these flows once the shipped content is changed so: `message`, then the chat. */
function faultsAfter(patch: Patch, names?: string[]): string[][] {
  return proveFlows(shippedScript(patch), names).map(({ file, message, chat }) => [`${file} ${message}`, ...chat])
}

const first = (faults: string[][], part: string): string[] => faults.find(([message]) => message?.includes(part)) ?? faults.flat()

describe("the shipped flows", () => {
  const taken = new Set<string>()
  const script = shippedScript()
  const findings = proveFlows(script, undefined, { onStep: (flow, step) => taken.add(`${flow} ${step}`) })

  it("strand no guest", () => {
    expect(findings).toEqual([])
  })

  it("have no step that the proof has not been through", () => {
    expect(stepsNotTaken(script, (flow, step) => taken.has(`${flow} ${step}`))).toEqual([])
  })
})

describe("a guest is stranded", () => {
  it("by a flow that ends in silence", () => {
    const faults = faultsAfter({ path: "flows/questions/wifi.yaml", from: "  - say: questions.wifi\n", to: "" }, ["wifi"])
    expect(first(faults, "hears nothing")).toEqual([
      expect.stringContaining("flows/questions/wifi.yaml The guest hears nothing here"),
      expect.stringMatching(/^\(a guest in-house/),
      "guest: (wifi)",
    ])
  })

  it("by a yes that leads to nothing", () => {
    const ticket = "  - ticket: { kind: request, department: reservations, service: reservation, details: [change] }\n"
    const faults = faultsAfter({ path: "flows/reservations/change-booking.yaml", from: ticket, to: "" }, ["change-booking"])
    expect(first(faults, "said yes")).toEqual([
      expect.stringContaining("nothing comes of it"),
      expect.any(String),
      "guest: (change-booking)",
      "hotel: booking.ask-change",
      "guest: something of mine",
      "hotel: booking.change-recap",
      "guest: (yes)",
      "hotel: booking.change-asked",
    ])
  })

  it("by a hand-off without a person behind it", () => {
    const handOff = "      - else: [{ hand-off: { reason: handoff.reason-asked, say: handoff.asked } }]"
    const faults = faultsAfter({ path: "flows/recovery/human.yaml", from: handOff, to: "      - else: [{ say: social.goodbye }]" }, [
      "human",
    ])
    expect(first(faults, "asks for a person")).toEqual([
      expect.stringContaining("flows/recovery/human.yaml A guest who asks for a person gets none"),
      expect.any(String),
      "guest: (human)",
      "hotel: social.goodbye",
    ])
  })

  it("by not being understood twice without a person", () => {
    const handOff = "  - hand-off: { reason: handoff.reason-misses, say: repair.handed-over }"
    const faults = faultsAfter({ path: "flows/repair/human.yaml", from: handOff, to: "  - say: repair.not-understood" }, ["wifi"])
    expect(first(faults, "Twice not understood")).toEqual([
      expect.stringContaining("flows/repair/human.yaml Twice not understood brings no person"),
      expect.any(String),
      "guest: (wifi)",
      "hotel: questions.wifi",
      "guest: mmh",
      "hotel: repair.not-understood",
      "guest: mmh",
      "hotel: repair.not-understood",
    ])
  })

  it("by opting out and being asked something", () => {
    const faults = faultsAfter(
      { path: "flows/consent/opt-out.yaml", from: "  - end: resolved", to: "  - say: social.goodbye\n  - end: resolved" },
      ["opt-out"],
    )
    expect(first(faults, "Opting out")).toEqual([
      expect.stringContaining("flows/consent/opt-out.yaml Opting out is confirmed 2 times"),
      expect.any(String),
      "guest: (opt-out)",
      "hotel: consent.opted-out",
      "hotel: social.goodbye",
    ])
  })

  it("by staff whom nobody can reach", () => {
    const script = shippedScript({ path: "flows/property.yaml", from: /, address: "simulator:[a-z]+"/g, to: "" })
    expect(proveLadders(openHotel(script))[0]).toEqual({
      message: expect.stringContaining("Nobody with an address hears of a"),
      chat: [expect.stringMatching(/^\(a .* ticket for .* is opened/)],
    })
  })
})

describe("the bound", () => {
  it("is a finding when it is met: what was not looked at is not proven", () => {
    const [finding] = proveFlows(shippedScript(), ["amenity"], { standsMax: 3 })
    expect(finding?.message).toContain("more than 3 points")
  })
})
