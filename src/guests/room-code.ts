/**
 * The code on a card in the room, as in `HL-1204-…`: room, day of printing and a serial number, signed. Whoever can read it
 * stands in the room. It ties one address and is spent.
 */

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const DAY_DIGITS = 3
const SERIAL_DIGITS = 6
/** 60 bits: nobody guesses that by texting. */
const SIGN_DIGITS = 12
const DAY_MS = 86_400_000
const DAY_ZERO = Date.UTC(2025, 0, 1)
/** A printed card that nobody used is worth nothing after this. */
export const CODE_DAYS_MAX = 400
const CODE = new RegExp(`\\bHL-([0-9A-Z]{1,8})-([${ALPHABET}]{${DAY_DIGITS + SERIAL_DIGITS + SIGN_DIGITS}})\\b`, "i")

/** What follows the room is printed in groups, so that it can be typed. */
const GROUP_DIGITS = 3
const GROUPS = (DAY_DIGITS + SERIAL_DIGITS + SIGN_DIGITS) / GROUP_DIGITS
const GROUP = `[0-9A-TV-Z]{${GROUP_DIGITS}}`
const GAP = "[-‐–—\\s]"
/** As somebody types it from a card: with gaps only where the card has them, so that no words behind it are taken for digits. */
const TYPED = new RegExp(`\\bHL${GAP}{1,3}([0-9A-Z]{1,8})${GAP}{1,3}(${GROUP}(?:${GAP}{0,3}${GROUP}){${GROUPS - 1}})\\b`, "i")

/**
 * What of a message has the form of a code, written as it was made; null when nothing has. It may have been typed in groups,
 * with O for 0, and with I or L for 1. Whether it is genuine shows only `readRoomCode`.
 */
export function findRoomCode(text: string): string | null {
  const [, room, rest] = TYPED.exec(text.normalize("NFKC").toUpperCase()) ?? []
  if (room === undefined || rest === undefined) return null
  const meant = rest
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1")
  return `HL-${room}-${meant}`
}

/** The code in groups that `findRoomCode` reads: `HL-1204`, then seven of three. */
export function groupRoomCode(code: string): string[] {
  const [, room = "", rest = ""] = CODE.exec(code) ?? []
  return [`HL-${room}`, ...Array.from({ length: GROUPS }, (_, at) => rest.slice(at * GROUP_DIGITS, (at + 1) * GROUP_DIGITS))]
}

/** Makes a code for a room (letters and digits, at most 8). `secret` is the house's own. */
export async function makeRoomCode(secret: string, room: string, now: Date): Promise<string> {
  const day = digits(Math.floor((now.getTime() - DAY_ZERO) / DAY_MS), DAY_DIGITS)
  const serial = Array.from(crypto.getRandomValues(new Uint8Array(SERIAL_DIGITS)), (byte) => ALPHABET[byte & 31]).join("")
  const plain = `${room.toUpperCase()}-${day}${serial}`
  return `HL-${plain}${await signatureOf(secret, plain)}`
}

/** The room a genuine code of the last 400 days stands for; null for any other. */
export async function readRoomCode(secret: string, code: string, now: Date): Promise<string | null> {
  const [, room = "", rest = ""] = CODE.exec(code) ?? []
  const signed = rest.slice(0, DAY_DIGITS + SERIAL_DIGITS)
  const expected = await signatureOf(secret, `${room}-${signed}`)
  if (room === "" || !isSame(expected, rest.slice(signed.length))) return null
  const age = (now.getTime() - DAY_ZERO) / DAY_MS - numberIn(signed.slice(0, DAY_DIGITS))
  return age >= -1 && age <= CODE_DAYS_MAX ? room : null
}

async function signatureOf(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder()
  const algorithm = { name: "HMAC", hash: "SHA-256" }
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"])
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)))
  return Array.from(bytes.slice(0, SIGN_DIGITS), (byte) => ALPHABET[byte & 31]).join("")
}

/** Takes the same time wherever the first difference is. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}

function digits(value: number, length: number): string {
  return Array.from({ length }, (_, at) => ALPHABET[Math.floor(value / 32 ** (length - 1 - at)) % 32]).join("")
}

const numberIn = (text: string): number => [...text].reduce((sum, digit) => sum * 32 + ALPHABET.indexOf(digit), 0)
