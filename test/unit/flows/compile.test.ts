import { describe, expect, it } from "vitest"
import { compileFlow } from "../../../src/flows/compile.ts"
import type { Flow } from "../../../src/flows/schema.ts"

const flow: Flow = {
  flow: "x",
  steps: [
    { say: "a.a" },
    { branch: [{ when: { vip: true }, do: [{ say: "a.b" }, { end: "resolved" }] }, { else: [] }] },
    { say: { template: "a.c", by: "slot" } },
  ],
}

describe("compiling a flow", () => {
  const { flow: compiled, places } = compileFlow(flow, "flows/x.yaml")

  it("names steps by their place and links them", () => {
    expect([...compiled.nodes.keys()]).toEqual(["0", "1.0.0", "1.0.1", "1", "2", "end"])
    expect(compiled.nodes.get("0")?.next).toBe("1")
    expect(compiled.nodes.get("1.0.0")?.next).toBe("1.0.1")
    expect(compiled.nodes.get("2")).toMatchObject({ kind: "say", by: "slot", next: "end" })
  })

  it("leads an empty way on to what follows", () => {
    expect(compiled.nodes.get("1")).toMatchObject({ arms: [{ first: "1.0.0" }, { when: null, first: "2" }] })
  })

  it("remembers where each step stands in the file", () => {
    expect(places.get("1.0.1")).toEqual(["steps", 1, "branch", 0, "do", 1])
  })

  it("hashes what it does, not where it lies or how it starts", () => {
    expect(compileFlow({ ...flow, start: { intents: ["wifi"] } }, "flows/y.yaml").flow.hash).toBe(compiled.hash)
    expect(compileFlow({ ...flow, steps: [{ say: "a.a" }] }, "flows/x.yaml").flow.hash).not.toBe(compiled.hash)
  })
})
