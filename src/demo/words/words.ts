/** Kinds of facts that are free words; the others have values of flows/profile.yaml. */
export type FreeKind = "drinks" | "newspaper" | "avoid-food" | "health" | "note"

/** Keys as the complaints of live guests have them; `other` is left out, since nobody says it. */
const COMPLAINT_CATEGORIES = [
  ...["room_not_ready", "double_booked", "cleanliness", "smell_insects", "temperature", "noise", "equipment", "service_attitude"],
  ...["slow_response", "food_beverage", "billing", "lost_item", "safety_security", "privacy", "policy"],
] as const
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number]

const WANTED = [
  ...["towels", "water", "pillow", "iron", "adapter", "cot", "clean", "laundry", "cold-air", "internet", "hot-water"],
  ...["late-checkout", "luggage", "car", "room-service", "table", "tip", "invoice"],
] as const
export type Wanted = (typeof WANTED)[number]

/** Survey dimensions a guest may be unhappy with. */
export const WEAK_DIMENSIONS = [
  ...["room-cleanliness", "room-comfort", "food", "front-desk", "service", "facilities", "check-in", "check-out", "atmosphere", "price"],
] as const
export type WeakDimension = (typeof WEAK_DIMENSIONS)[number]

/** What the demo's guests say, in one language. Invented, and never sent by the house: these are guests' words. */
export type Words = {
  preferences: Record<FreeKind, [string, ...string[]]>
  complaints: Record<ComplaintCategory, [string, ...string[]]>
  requests: Record<Wanted, [string, ...string[]]>
  comments: {
    delighted: string[]
    content: string[]
    /** Something went wrong and was put right. */
    recovered: string[]
    poor: Record<WeakDimension, [string, ...string[]]>
  }
}
