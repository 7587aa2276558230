import { validateSignature } from "@line/bot-sdk"
import type { RawRequest } from "../../ports/channel.ts"

/** Base64 of 32 bytes. Anything else cannot be a signature, and the SDK's decoder is more forgiving than a door should be. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/

/**
 * Whether LINE wrote this request: `x-line-signature` is base64(HMAC-SHA256(channel secret, raw body)), compared in
 * constant time. A missing or misshapen header is a plain no.
 * Source: Messaging API reference, "Signature validation".
 */
export function verify(request: RawRequest, channelSecret: string): boolean {
  const signature = request.headers["x-line-signature"]
  if (!signature || !SIGNATURE.test(signature)) return false
  return validateSignature(request.body, channelSecret, signature)
}
