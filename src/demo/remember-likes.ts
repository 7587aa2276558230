import type { FactCategory, FactSource } from "../domain/guest.ts"
import type { History } from "../domain/history.ts"
import type { Language } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"
import type { Chance } from "../lib/chance.ts"
import type { Calendar } from "./calendar.ts"
import type { Person } from "./invite-guests.ts"
import type { FreeKind, Words } from "./words/words.ts"

type Kind = { weight: number; category: FactCategory; isSensitive?: boolean; values: readonly string[] | "free" }

const TEMPERATURES = ["20℃", "22℃", "23℃", "24℃", "25℃", "26℃"]

/** Keys and values as flows/profile.yaml has them, so that preparations come of them. */
const KINDS: Record<string, Kind> = {
  curtain: { weight: 8, category: "logistics", values: ["slit", "closed", "open"] },
  "room-temperature": { weight: 10, category: "logistics", values: TEMPERATURES },
  pillow: { weight: 12, category: "logistics", values: ["buckwheat", "feather", "no-feather", "firm", "soft", "low", "high"] },
  "extra-blanket": { weight: 5, category: "logistics", values: ["yes"] },
  floor: { weight: 10, category: "logistics", values: ["high", "high", "low"] },
  "room-place": { weight: 9, category: "logistics", values: ["quiet", "away-from-lift", "corner", "sea-view", "sea-view"] },
  "avoid-number": { weight: 3, category: "logistics", values: ["four"] },
  smoking: { weight: 8, category: "logistics", values: ["no", "no", "no", "yes-please"] },
  bed: { weight: 6, category: "logistics", values: ["twin", "large"] },
  iron: { weight: 5, category: "logistics", values: ["yes"] },
  "early-breakfast": { weight: 4, category: "logistics", values: ["yes"] },
  drinks: { weight: 8, category: "personal", values: "free" },
  newspaper: { weight: 3, category: "logistics", values: "free" },
  "avoid-food": { weight: 4, category: "personal", values: "free" },
  health: { weight: 2, category: "personal", isSensitive: true, values: "free" },
  birthday: { weight: 3, category: "basic", isSensitive: true, values: [] },
  note: { weight: 3, category: "personal", values: "free" },
  cot: { weight: 0, category: "logistics", values: ["yes"] },
}
const WEIGHTS = Object.fromEntries(Object.entries(KINDS).map(([key, { weight }]) => [key, weight]))
/** Of stays, those that taught the house something of a guest who comes once. */
const KNOWN_SHARE = 0.4
/** Two people heard two things. */
const CONFLICT_SHARE = 0.06

export type LikesInput = { calendar: Calendar; chance: Chance; words: Record<Language, Words>; property: Property }

/** What the house remembers of its guests, told at any time since it knows them. */
export function rememberLikes(people: Person[], input: LikesInput): History["facts"] {
  let made = 0
  return people.flatMap((person) =>
    likesOf(person, input).map((fact) => ({ ...fact, id: `fct_demo${String(++made).padStart(5, "0")}` as const, guest: person.guest.id })),
  )
}

type Like = Omit<History["facts"][number], "id" | "guest">

function likesOf(person: Person, input: LikesInput): Like[] {
  const { chance } = input
  const count = person.isRegular ? 2 + chance.below(5) : chance.next() < KNOWN_SHARE ? 1 + chance.below(2) : 0
  const keys = new Set(Array.from({ length: count }, () => chance.weigh(WEIGHTS)))
  if (person.segment === "family" && chance.next() < 0.25) keys.add("cot")
  return [...keys].flatMap((key) => {
    const first = likeOf(key, person, input)
    const isDoubted = person.isRegular && chance.next() < CONFLICT_SHARE * 2
    return isDoubted ? [first, likeOf(key, person, input)] : [first]
  })
}

function likeOf(key: string, person: Person, { calendar, chance, words, property }: LikesInput): Like {
  const kind = KINDS[key] as Kind
  const source: FactSource =
    key === "birthday" ? "form" : key === "note" ? "observation" : chance.weigh({ guest: 34, staff: 28, observation: 22, form: 10, pms: 6 })
  const isByStaff = source === "staff" || source === "observation"
  const colleagues = property.staff.filter(({ role }) => role === "staff")
  return {
    ...{ key, value: drawValue(key, kind, words[person.guest.language ?? "en"], chance), category: kind.category, source },
    author: isByStaff && colleagues.length > 0 ? chance.pick(colleagues).key : null,
    isSensitive: kind.isSensitive === true,
    status: "confirmed",
    at: calendar.at(person.knownSince + chance.below(Math.max(1, -person.knownSince)), 8 * 60 + chance.below(13 * 60)),
  }
}

function drawValue(key: string, kind: Kind, words: Words, chance: Chance): string {
  if (key === "birthday") return `${pad(1 + chance.below(12))}-${pad(1 + chance.below(28))}`
  return chance.pick(kind.values === "free" ? words.preferences[key as FreeKind] : kind.values)
}

const pad = (n: number): string => String(n).padStart(2, "0")
