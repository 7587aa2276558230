import { assert } from "../lib/assert.ts"
import type { Country } from "./names.ts"

/** Of American towns; 555-0100 to 555-0199 in each are kept for stories. */
const TOWNS = ["206", "212", "213", "303", "305", "312", "404", "415", "503", "512", "602", "617", "702", "713", "808", "919"]
const PER_TOWN = 100

/** As many as a range has. 617 shares no factor with them: the numbers come mixed, and each once. */
const STEP = 617
const SIZES: Record<Country, number> = { CN: 10_000, TW: 10_000, JP: 10_000, GB: 1_000, US: TOWNS.length * PER_TOWN, SG: 10_000 }

/**
 * The n-th number of a country, E.164, that rings nobody. Britain and America keep ranges for stories; elsewhere it
 * begins as no number of that country does.
 */
export function inventPhone(country: Country, n: number): string {
  assert(n < SIZES[country], `There are fewer than ${n} invented numbers for ${country}`)
  const mixed = (n * STEP) % SIZES[country]
  const four = String(mixed).padStart(4, "0")
  switch (country) {
    case "CN":
      return `+861000000${four}`
    case "TW":
      return `+88610000${four}`
    case "JP":
      return `+81900000${four}`
    case "SG":
      return `+650000${four}`
    case "GB":
      return `+447700900${four.slice(1)}`
    case "US":
      return `+1${TOWNS[Math.floor(mixed / PER_TOWN)]}55501${four.slice(2)}`
  }
}
