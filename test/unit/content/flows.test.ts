import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { parse } from "yaml"
import type { Localised } from "../../../src/domain/language.ts"
import { INTENTS, type WishKind } from "../../../src/domain/reading.ts"
import { REPAIRS } from "../../../src/flows/schema.ts"
import { flowFiles, flows, stepsOf, templates } from "./read-content.ts"

const steps = flows.flatMap((flow) => stepsOf(flow.steps).map((step) => ({ flow, step })))
const read = (path: string): unknown => parse(readFileSync(path, "utf8"))
const { "service-levels": serviceLevels, departments } = read("flows/property.yaml") as {
  "service-levels": Record<string, string>
  departments: Record<string, { hours: "always" | string[] }>
}
type Fact = { hours?: string[]; times?: Localised; opens?: Localised; back?: Localised }
const facts = read("flows/facts.yaml") as Record<string, Fact>

/** The texts of a recap or an offer; `answer` is a slot. */
const textsOf = (confirm: { ask: string; no?: string }): string[] => [confirm.ask, ...(confirm.no ? [confirm.no] : [])]

/** Ids with the step that says them, and whether a variant by slot value stands in for the plain one. */
function idsIn(): { where: string; id: string; hasVariants: boolean }[] {
  const plain = (where: string, id: string) => ({ where, id, hasVariants: false })
  return [
    ...flows.flatMap(({ flow, slots }) =>
      Object.values(slots ?? {}).flatMap(({ ask, invalid }) => [ask, invalid].flatMap((id) => (id ? [plain(flow, id)] : []))),
    ),
    ...steps.flatMap(({ flow: { flow }, step }) => {
      if ("say" in step) {
        if (typeof step.say === "string") return [plain(flow, step.say)]
        const options = (step.say.options ?? []).map((intent) => plain(flow, `menu.${intent}`))
        return [{ where: flow, id: step.say.template, hasVariants: step.say.by !== undefined }, ...options]
      }
      if ("confirm" in step) return (typeof step.confirm === "string" ? [step.confirm] : textsOf(step.confirm)).map((id) => plain(flow, id))
      if ("hand-off" in step) return [plain(flow, step["hand-off"].reason), plain(flow, step["hand-off"].say)]
      if ("follow-up" in step) return [plain(flow, step["follow-up"].ask), plain(flow, step["follow-up"].yes)]
      return []
    }),
  ]
}

describe("the shipped flows", () => {
  it("say only what has been written", () => {
    const missing = idsIn().filter(({ id, hasVariants }) => !templates.has(hasVariants ? `${id}-other` : id))
    expect(missing).toEqual([])
  })

  it("are named once, and link only to each other", () => {
    const names = flows.map(({ flow }) => flow)
    expect(new Set(names).size).toBe(names.length)
    const linked = steps.flatMap(({ step }) => ("link" in step ? [step.link] : "call" in step ? [step.call] : []))
    const wanted = [...linked, ...flows.flatMap(({ otherwise }) => otherwise ?? [])]
    expect(wanted.filter((name) => !names.includes(name))).toEqual([])
  })

  it("know every slot that a step speaks of", () => {
    const unknown = steps.flatMap(({ flow, step }) => {
      const slots = Object.keys(flow.slots ?? {})
      const named =
        "collect" in step
          ? step.collect
          : "ticket" in step
            ? step.ticket.details
            : "record" in step
              ? "slot" in step.record
                ? [step.record.slot]
                : []
              : "say" in step && typeof step.say !== "string" && step.say.by
                ? [step.say.by]
                : "branch" in step
                  ? step.branch.flatMap((arm) => ("when" in arm && "slot" in arm.when ? [arm.when.slot] : []))
                  : []
      return named.filter((name) => !slots.includes(name)).map((name) => `${flow.flow}: ${name}`)
    })
    expect(unknown).toEqual([])
  })

  // A126, S23: every department is reachable from the one thread
  it("serve every intent of the contract", () => {
    const served = flows.flatMap(({ start }) => start?.intents ?? [])
    const kinds: WishKind[] = ["request", "complaint", "emergency", "question", "reservation", "social", "consent"]
    const wanted = Object.entries(INTENTS).filter(([, [kind]]) => kinds.includes(kind))
    expect(wanted.map(([intent]) => intent).filter((intent) => !(served as string[]).includes(intent))).toEqual([])
    expect(served).toContain("human")
    expect(new Set(served).size).toBe(served.length)
  })

  it("carry every repair pattern, once", () => {
    const repairs = flows.flatMap(({ start }) => start?.repair ?? [])
    expect([...repairs].sort()).toEqual([...REPAIRS].sort())
  })

  it("stand for a promise of minutes only where the property file has a service level", () => {
    const services = steps.flatMap(({ step }) => ("ticket" in step ? [step.ticket.service] : []))
    expect(services.filter((service) => !Object.hasOwn(serviceLevels, service))).toEqual([])
  })

  it("can be read in a minute", () => {
    expect(flowFiles.filter(({ text }) => text.split("\n").length > 45).map(({ path }) => path)).toEqual([])
  })

  it("tell the hours that open and close things", () => {
    const breakfast = flowFiles.find(({ path }) => path.endsWith("breakfast.yaml"))
    expect(breakfast?.text).toContain(`to: "${facts.breakfast?.hours?.[0]?.slice(0, 5)}"`)
    for (const { hours, times } of Object.values(facts)) {
      if (!hours || !times) continue
      // "07:00-21:00" is told as 7:00 and 21:00;
      for (const clock of hours.flatMap((span) => span.split("-"))) expect(times["zh-Hans"]).toContain(clock.replace(/^0/, ""))
    }
    for (const [department, { hours }] of Object.entries(departments)) {
      const told = facts[department]
      if (!told?.opens || hours === "always") continue
      expect(`0${told.opens["zh-Hans"]}`.slice(-5), department).toBe(hours[0]?.slice(0, 5))
      if (told.back) expect(told.back["zh-Hans"]).toBe(hours[1]?.slice(0, 5))
    }
  })
})

describe("recovery", () => {
  const complaint = flows.find(({ flow }) => flow === "complaint")
  const emergency = flows.find(({ flow }) => flow === "emergency")

  // A005, A036: the case is open before anything is asked
  it("opens the case first", () => {
    expect(Object.keys(complaint?.steps[0] ?? {})).toEqual(["ticket"])
    expect(Object.keys(emergency?.steps[0] ?? {})).toEqual(["ticket"])
    expect(complaint?.steps[0]).toMatchObject({ ticket: { kind: "complaint", department: "duty-manager" } })
    expect(emergency?.steps[0]).toMatchObject({ ticket: { kind: "emergency", urgency: "critical" } })
  })

  // A003, A039, A040, A041: each category has its own empathy, with an apology and who acts by when
  it("has its own words for each category of complaint", () => {
    const lists = read("flows/catalogue.yaml") as Record<string, { key: string }[]>
    for (const { key } of lists["complaint-categories"] ?? []) {
      const texts = templates.get(`complaint.sorry-${key.replaceAll("_", "-")}`)
      expect(texts, key).toBeDefined()
      expect(texts?.["zh-Hans"]).toMatch(/抱歉.*分钟内/)
      expect(texts?.["zh-Hant"]).toMatch(/抱歉.*分鐘內/)
      expect(texts?.ja).toMatch(/申し訳ございません.*分以内/)
      expect(texts?.en).toMatch(/sorry.*within .* minutes/)
    }
    expect(lists["complaint-categories"]).toHaveLength(16)
  })

  // A043: a follow-up looks again
  it("looks again", () => {
    expect(stepsOf(complaint?.steps ?? []).some((step) => "follow-up" in step)).toBe(true)
  })

  // A299: the numbers, at once
  it("names the number to call for each type of emergency", () => {
    for (const [type, number] of Object.entries({ fire: "fire", medical: "medical", security: "police", other: "fire" }))
      for (const text of Object.values(templates.get(`emergency.now-${type}`) ?? {})) expect(text).toContain(`emergency.${number}`)
  })
})
