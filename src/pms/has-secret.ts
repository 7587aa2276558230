import { createHash, timingSafeEqual } from "node:crypto"
import type { RawRequest } from "../ports/channel.ts"

/**
 * Whether the request carries our shared secret: as `?token=…` of the URL we gave that system, or as the password of basic
 * authentication. None of these vendors signs its webhooks; this is what each of them documents instead. Compared in
 * constant time.
 */
export function hasSecret({ url, headers }: RawRequest, secret: string): boolean {
  const token = new URL(url).searchParams.get("token")
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(headers.authorization ?? "")?.[1]
  const password = basic ? Buffer.from(basic, "base64").toString("utf8").split(":").slice(1).join(":") : null
  return [token, password].some((given) => given !== null && timingSafeEqual(digest(given), digest(secret)))
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest()
