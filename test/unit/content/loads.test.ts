import { describe, expect, it } from "vitest"
import { checkWords } from "../../../src/flows/check-words.ts"
import { loadContent, loadScript } from "../../../src/flows/load-content.ts"
import { readFolder } from "./read-content.ts"

describe("the shipped content as a whole", () => {
  it("loads without anything to mend", () => {
    const result = loadContent([...readFolder("flows"), ...readFolder("templates")])
    expect(result.ok ? [] : result.findings).toEqual([])
  })

  // A032, A059, A061, A064, A070, A074 and the rest of the manners: each rule has its planted fault in check-words.test.ts
  it("reads as a good house reads, in every language", () => {
    expect(checkWords(loadScript([...readFolder("flows"), ...readFolder("templates")]).world).findings).toEqual([])
  })
})
