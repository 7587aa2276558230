import { type Address, idOf } from "../../domain/address.ts"

/** Which phone the page draws: a guest's on one of three networks, or a staff member's. */
export type Pretended = "line" | "sms" | "wechat" | "staff"

/** The id after `simulator:`: small letters, digits and hyphens, 1 to 40. */
const ID = /^[a-z0-9-]{1,40}$/

/**
 * Reads a simulator address, with or without its form: `simulator:line-wang`, `line-wang`, `duty`. Null for anything
 * else, so that no route of the simulator can be pointed at a real guest's conversation.
 */
export function readSimulatorAddress(text: string): Address | null {
  const id = text.startsWith("simulator:") ? text.slice("simulator:".length) : text
  return ID.test(id) ? `simulator:${id}` : null
}

/** The network this address pretends to be on: `simulator:sms-wang` is an SMS guest, `simulator:duty` a staff member. */
export function pretendedOf(address: Address): Pretended {
  const channel = /^(line|sms|wechat)-./.exec(idOf(address))?.[1]
  return channel === "line" || channel === "sms" || channel === "wechat" ? channel : "staff"
}
