import type { Catalogue } from "./catalogue.ts"
import { createTypoIndex } from "./mend-typos.ts"
import { DANGER_TYPES, type Head as RankerHead, REPROACH_CLASSES } from "./ranker.ts"
import { addTerm, createTermIndex, listTerms } from "./term-index.ts"
import type { Danger, Meaning, Understanding } from "./understanding.ts"

/** Everything but the numbers, as JSON; the numbers follow it, each array padded to eight bytes. */
type Head = {
  classes: number
  columns: number
  languages: string[]
  meanings: Meaning[]
  dangers: Danger[]
  whole: [string, number][]
  tags: string[]
  terms: [string, ...number[]][]
  typoTargets: string[]
  knownWords: string[]
}

const ALIGNMENT = 8
const LENGTH_BYTES = 8

/** A compiled understanding as bytes, to be kept in a file or built into a bundle; the catalogue is not in it. */
export function packUnderstanding({ meanings, dangers, whole, terms, typos, ranker, languages }: Understanding): Uint8Array {
  const listed = listTerms(terms)
  const tags = [...new Set(listed.flatMap((term) => term.tags))]
  const places = new Map(tags.map((tag, i) => [tag, i]))
  const head: Head = {
    classes: ranker.meanings.classes,
    languages: [...languages],
    columns: ranker.columns.size,
    ...{ meanings, dangers, tags },
    whole: [...whole].map(([word, meaning]) => [word, meaning.id]),
    terms: listed.map((term) => [term.term, ...term.tags.map((tag) => places.get(tag) ?? 0)]),
    typoTargets: typos.words,
    knownWords: [...typos.known],
  }
  const hashes = Uint32Array.from(ranker.columns.keys())
  const heads = [ranker.meanings, ranker.reproach, ranker.dangers].flatMap(({ scales, weights }) => [scales, weights])
  return join([new TextEncoder().encode(JSON.stringify(head)), hashes, ranker.rarity, ...heads])
}

/** The understanding that was packed. The bytes must be those of `packUnderstanding`, whole: guard them by a checksum. */
export function unpackUnderstanding(bytes: Uint8Array, catalogue: Catalogue): Understanding {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(0, true)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length))) as Head
  const terms = createTermIndex()
  for (const [term, ...tags] of head.terms) for (const tag of tags) addTerm(terms, term, head.tags[tag] ?? "")
  const whole = new Map(head.whole.flatMap(([word, id]) => (head.meanings[id] ? [[word, head.meanings[id]] as const] : [])))
  const numbers = new Uint8Array(bytes.subarray(LENGTH_BYTES + padded(length))).buffer
  const size = padded(head.columns * 4)
  const hashes = new Uint32Array(numbers, 0, head.columns)
  const columns = new Map<number, number>()
  for (let column = 0; column < hashes.length; column++) columns.set(hashes[column] ?? 0, column)
  const reproachAt = 2 * size + headSize(head.columns, head.classes)
  const dangersAt = reproachAt + headSize(head.columns, REPROACH_CLASSES)
  return {
    ...{ terms, whole, catalogue },
    languages: new Set(head.languages),
    meanings: head.meanings,
    dangers: head.dangers,
    typos: createTypoIndex(new Set(head.typoTargets), new Set(head.knownWords)),
    ranker: {
      columns,
      rarity: new Float32Array(numbers, size, head.columns),
      meanings: headAt(numbers, 2 * size, head.columns, head.classes),
      reproach: headAt(numbers, reproachAt, head.columns, REPROACH_CLASSES),
      dangers: headAt(numbers, dangersAt, head.columns, DANGER_TYPES.length + 1),
    },
  }
}

/** A column's scales, then its weights. */
const headAt = (numbers: ArrayBufferLike, at: number, columns: number, classes: number): RankerHead => ({
  classes,
  scales: new Float32Array(numbers, at, columns),
  weights: new Int8Array(numbers, at + padded(columns * 4), columns * classes),
})

const headSize = (columns: number, classes: number): number => padded(columns * 4) + padded(columns * classes)

const padded = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT

function join(parts: (Uint8Array | Uint32Array | Float32Array | Int8Array)[]): Uint8Array {
  const total = parts.reduce((sum, part) => sum + padded(part.byteLength), LENGTH_BYTES)
  const bytes = new Uint8Array(total)
  new DataView(bytes.buffer).setUint32(0, parts[0]?.byteLength ?? 0, true)
  let at = LENGTH_BYTES
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += padded(part.byteLength)
  }
  return bytes
}
