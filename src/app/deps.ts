import type { ChannelName } from "../domain/address.ts"
import type { InboundEvent } from "../domain/message.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { RoomsTaken } from "../domain/tier.ts"
import type { Content } from "../flows/load-content.ts"
import type { Outbox } from "../outbox/dispatch.ts"
import type { Adviser } from "../ports/adviser.ts"
import type { Channel } from "../ports/channel.ts"
import type { Clock, Ids, Log } from "../ports/runtime.ts"
import type { Commit, Store } from "../ports/store.ts"
import type { Config } from "./config.ts"

/** What the composed application hands to its parts. */
export type Deps = {
  config: Config
  store: Store
  clock: Clock
  ids: Ids
  log: Log
  random: () => number
  /** The content in force; replaced whole when it is read anew. */
  content: () => Content
  /** The roster, as last read from the database. */
  staff: () => StaffMember[]
  /** Rooms taken by night, as last counted. */
  roomsTaken: () => RoomsTaken
  /** When the hotel's systems were last heard, if they have been silent for too long; else null. */
  pmsAsOf: () => Date | null
  channels: Map<ChannelName, Channel>
  outbox: Outbox
  adviser: Adviser | null
  receive: (events: InboundEvent[]) => Promise<void>
  /** Sends the messages of a commit that was written. */
  sendCommitted: (commit: Commit) => void
}
