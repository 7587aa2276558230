export type RoomType = "standard" | "sea-view" | "family" | "suite"
export type Room = { number: string; type: RoomType }

const FLOORS = Array.from({ length: 12 }, (_, index) => index + 5)
/** Ten rooms a floor; behind the ninth door is the linen. */
const DOORS = ["01", "02", "03", "04", "05", "06", "07", "08", "10", "11"]

/** The house: 120 rooms on floors 5 to 16. */
export const ROOMS: Room[] = FLOORS.flatMap((floor) =>
  DOORS.map((door) => ({ number: `${String(floor).padStart(2, "0")}${door}`, type: typeOf(floor, door) })),
)

/** A night's price in yuan, before the season. */
export const RATES: Record<RoomType, number> = { standard: 620, "sea-view": 860, family: 1080, suite: 2200 }

function typeOf(floor: number, door: string): RoomType {
  if (door === "11") return floor >= 13 ? "suite" : "sea-view"
  if (door === "07" || door === "08") return "family"
  return Number(door) <= 4 ? "standard" : "sea-view"
}
