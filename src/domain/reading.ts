import type { Slots } from "./slots.ts"
import type { Urgency } from "./ticket.ts"

/** Every intent Houseline knows, with its kind and the department a ticket of it goes to. Fixed by the outside contract. */
export const INTENTS = {
  amenity: ["request", "housekeeping"],
  "clean-room": ["request", "housekeeping"],
  "do-not-disturb": ["request", "housekeeping"],
  laundry: ["request", "housekeeping"],
  "lost-item": ["request", "housekeeping"],
  maintenance: ["request", "engineering"],
  noise: ["request", "front-office"],
  pests: ["request", "housekeeping"],
  "key-access": ["request", "front-office"],
  "wake-up": ["request", "front-office"],
  "wake-up-cancel": ["request", "front-office"],
  "late-checkout": ["request", "front-office"],
  "early-checkin": ["request", "front-office"],
  "extend-stay": ["request", "front-office"],
  "check-out": ["request", "front-office"],
  "room-change": ["request", "front-office"],
  billing: ["request", "front-office"],
  invoice: ["request", "front-office"],
  luggage: ["request", "concierge"],
  transport: ["request", "concierge"],
  errand: ["request", "concierge"],
  recommendation: ["request", "concierge"],
  "room-service": ["request", "food-and-beverage"],
  "dining-reservation": ["request", "food-and-beverage"],
  dietary: ["request", "food-and-beverage"],
  chase: ["request", null],
  complaint: ["complaint", "duty-manager"],
  emergency: ["emergency", "duty-manager"],
  wifi: ["question", null],
  breakfast: ["question", null],
  "dining-hours": ["question", null],
  "checkout-time": ["question", null],
  "checkin-time": ["question", null],
  parking: ["question", null],
  facilities: ["question", null],
  directions: ["question", null],
  prices: ["question", null],
  membership: ["question", null],
  "hotel-info": ["question", null],
  "bot-help": ["question", null],
  "book-room": ["reservation", "reservations"],
  "change-booking": ["reservation", "reservations"],
  "cancel-booking": ["reservation", "reservations"],
  "booking-details": ["reservation", "reservations"],
  greeting: ["social", null],
  thanks: ["social", null],
  goodbye: ["social", null],
  chitchat: ["social", null],
  compliment: ["social", null],
  suggestion: ["social", null],
  yes: ["control", null],
  no: ["control", null],
  cancel: ["control", null],
  back: ["control", null],
  restart: ["control", null],
  repeat: ["control", null],
  human: ["control", null],
  language: ["control", null],
  "opt-out": ["consent", null],
  "opt-in": ["consent", null],
} as const satisfies Record<string, readonly [WishKind, string | null]>

export type WishKind = "request" | "complaint" | "question" | "emergency" | "social" | "control" | "consent" | "reservation"
export type IntentId = keyof typeof INTENTS
export type Emotion = "calm" | "anxious" | "angry" | "embarrassed" | "pleased"

export const isIntent = (text: string): text is IntentId => Object.hasOwn(INTENTS, text)

/** One thing a guest wants, with what they already told us about it. */
export type Wish = { intent: IntentId; slots: Slots; confidence: number }

/** What a message means. No wishes: we abstain rather than guess. */
export type Reading = {
  /** BCP 47, also of languages we do not write in. */
  language: string | null
  wishes: Wish[]
  /** When we abstain: what it may have been, best first, at most three, each worth offering in a menu. */
  near?: IntentId[]
  urgency: Urgency
  emotion: Emotion
  /** Which rule or example decided, in order, for `understand --explain` and for tests. */
  because: string[]
}
