import type { World } from "../world.ts"
import { factWords } from "./fact-words.ts"
import { allWords, type GuestWords, guestWords, labelWords } from "./guest-words.ts"
import { type SmsCounter, smsCounter } from "./sms-counter.ts"

/** The content with every wording read once: all that is written, what guests are told, what they may tap, what the facts say, and what SMS bills. */
export type WordWorld = World & { all: GuestWords[]; said: GuestWords[]; labels: GuestWords[]; told: GuestWords[]; count: SmsCounter }

export const readWords = (world: World): WordWorld => ({
  ...world,
  all: allWords(world),
  said: guestWords(world),
  labels: labelWords(world),
  told: factWords(world),
  count: smsCounter(world),
})
