import type { RoomsTaken } from "../domain/tier.ts"
import { addDays, localTime } from "../lib/time.ts"
import type { Clock } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"

const EVERY_MS = 30_000
const NIGHTS = 31

/** How full the house is, counted anew every half minute: no turn waits for it. */
export function createOccupancy({ store, clock, zone }: { store: Pick<Store, "countRoomsTaken">; clock: Clock; zone: () => string }) {
  let taken: RoomsTaken = new Map()
  let countedAt: Date | null = null
  return {
    taken: () => taken,
    /** Counts when the last count is old; the clock may have been turned back, too. */
    async refresh(): Promise<void> {
      const now = clock.now()
      if (countedAt && Math.abs(now.getTime() - countedAt.getTime()) < EVERY_MS) return
      // From yesterday on: after midnight the night that began then still matters.
      taken = await store.countRoomsTaken(addDays(localTime(now, zone()).day, -1), NIGHTS)
      countedAt = now
    },
  }
}
