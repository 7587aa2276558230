/** Chance that can be repeated: the same seed draws the same things in the same order. */
export type Chance = {
  /** 0 ≤ n < 1. */
  next(): number
  /** 0 ≤ n < below, whole. */
  below(below: number): number
  /** One of these; throws for an empty list. */
  pick<Item>(items: readonly Item[]): Item
  /** A key, as often as its weight says; throws without any. */
  weigh<Key extends string>(weights: Partial<Record<Key, number>>): Key
  /** A waiting time with this mean, as calls at a switchboard have it. */
  spread(mean: number): number
}

/** mulberry32: 32 bits of state, good enough to choose what pretended guests do and say. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    next,
    below,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error("Nothing to choose from")
      return item
    },
    weigh<Key extends string>(weights: Partial<Record<Key, number>>): Key {
      const entries = Object.entries(weights) as [Key, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      const found = entries.find(([, weight]) => {
        left -= weight
        return left < 0
      })
      const [key] = found ?? entries.at(-1) ?? []
      if (key === undefined) throw new Error("Nothing to choose from")
      return key
    },
    spread: (mean) => -mean * Math.log(1 - next()),
  }
}
