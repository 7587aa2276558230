import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { findPacked, keepPacked, keyOf } from "../../../src/app/understanding-cache.ts"

const newFolder = () => mkdtemp(join(tmpdir(), "houseline-cache-"))
const bytes = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])

describe("the key of content", () => {
  const files = [
    { path: "flows/lexicon/a.yaml", text: "one" },
    { path: "flows/lexicon/b.yaml", text: "two" },
  ]

  it("is the same whatever the order of the files", () => {
    expect(keyOf([...files].reverse())).toBe(keyOf(files))
  })

  it("changes with a word, a name, and a word that moves to another file", () => {
    const changed = [
      [{ path: "flows/lexicon/a.yaml", text: "one!" }, files[1]],
      [{ path: "flows/lexicon/c.yaml", text: "one" }, files[1]],
      [
        { path: "flows/lexicon/a.yaml", text: "onet" },
        { path: "flows/lexicon/b.yaml", text: "wo" },
      ],
    ].map((list) => keyOf(list.flatMap((file) => file ?? [])))
    expect(new Set([keyOf(files), ...changed]).size).toBe(4)
  })
})

describe("the cache folder", () => {
  it("gives back what it keeps, under its key only", async () => {
    const folder = join(await newFolder(), "not", "there", "yet")
    await keepPacked(folder, "k1", bytes)
    expect([...((await findPacked(folder, "k1")) ?? [])]).toEqual([...bytes])
    expect(await findPacked(folder, "k2")).toBeNull()
  })

  it("ignores a torn, a changed and an empty file, and replaces it", async () => {
    const folder = await newFolder()
    await keepPacked(folder, "k1", bytes)
    const path = join(folder, "understanding-k1")
    const whole = await readFile(path)
    const changed = Buffer.from(whole)
    changed[changed.length - 1] = 0
    for (const broken of [whole.subarray(0, whole.length - 3), changed, Buffer.alloc(0)]) {
      await writeFile(path, broken)
      expect(await findPacked(folder, "k1")).toBeNull()
    }
    await keepPacked(folder, "k1", bytes)
    expect([...((await findPacked(folder, "k1")) ?? [])]).toEqual([...bytes])
  })

  it("keeps a few, and leaves no drafts behind", async () => {
    const folder = await newFolder()
    for (const key of ["k1", "k2", "k3", "k4", "k5"]) await keepPacked(folder, key, bytes)
    const names = await readdir(folder)
    expect(names).toHaveLength(3)
    expect(names.filter((name) => name.endsWith(".part"))).toEqual([])
  })

  it("does without a folder that cannot be written", async () => {
    const file = join(await newFolder(), "file")
    await writeFile(file, "not a folder")
    await keepPacked(file, "k1", bytes)
    expect(await findPacked(file, "k1")).toBeNull()
  })
})
