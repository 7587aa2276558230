import type { Weighed } from "./ranker.ts"

/**
 * Shows of a text only a part of its features, another part with each `chance`. Name and chance alone decide about a feature,
 * so that one more example changes nothing about how the others are seen. What is shown holds until the next call.
 * @param names the hash of each column's name
 * @param hidden the part that is not shown, 0 to 1
 */
export function createVeil(names: Uint32Array, hidden: number): (row: Weighed, chance: number) => Weighed {
  let [columns, values] = [new Int32Array(0), new Float32Array(0)]
  return (row, chance) => {
    if (hidden === 0) return row
    if (columns.length < row.columns.length) {
      columns = new Int32Array(row.columns.length)
      values = new Float32Array(row.columns.length)
    }
    let count = 0
    for (let i = 0; i < row.columns.length; i++) {
      const column = row.columns[i] ?? 0
      if (scatter((names[column] ?? 0) ^ chance) < hidden) continue
      columns[count] = column
      values[count++] = row.values[i] ?? 0
    }
    return { columns: columns.subarray(0, count), values: values.subarray(0, count) }
  }
}

/** A number from 0 to 1 that looks like chance, the same for the same number on every machine. */
function scatter(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
}
