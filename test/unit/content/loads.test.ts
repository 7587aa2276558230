import { describe, expect, it } from "vitest"
import { loadContent } from "../../../src/flows/load-content.ts"
import { readFolder } from "./read-content.ts"

describe("the shipped content as a whole", () => {
  it("loads without anything to mend", () => {
    const result = loadContent([...readFolder("flows"), ...readFolder("templates")])
    expect(result.ok ? [] : result.findings).toEqual([])
  })
})
