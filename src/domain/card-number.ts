/** What stands in a message where a payment card's number, or the code on its back, stood. */
const MASK = "●●●●●●●●"
const CODE_MASK = "●●●"

const SEPARATOR = "[\\s\\u00a0.\\-‐‑–—・]"
/** 13 to 19 digits, perhaps in groups, that no longer run of digits and no "+" of a phone number encloses. */
const DIGITS = new RegExp(`(?<![\\d+●])\\d(?:${SEPARATOR}{0,2}\\d){12,18}(?!\\d)`, "gu")
/** The number on the back, named as such. */
const SECURITY_CODE = /((?:cvv2?|cvc2?|安全码|安全碼|セキュリティ(?:ー)?コード)\D{0,8})\d{3,4}(?!\d)/giu

/**
 * Takes payment card numbers out of a guest's words: what looks like one and has its check digit (ISO/IEC 7812), or is
 * written in a card's four groups of four. Order numbers and phone numbers stay. The rest of the text is untouched.
 */
export function maskCardNumbers(text: string): string {
  if (!/\p{Nd}/u.test(text)) return text
  const digits = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  const masked = digits.replace(DIGITS, (run) => (isCardNumber(run) ? MASK : run))
  const safe = masked.replace(SECURITY_CODE, (_all, named: string) => `${named}${CODE_MASK}`)
  return safe === digits ? text : safe
}

/** A card number was taken out of this text. */
export const hasMaskedCard = (text: string): boolean => text.includes(CODE_MASK)

/** What else the guest said: without the clause that told the number ("my card is …"), when there are others. */
export function withoutMask(text: string): string {
  if (!hasMaskedCard(text)) return text
  const clauses = text.split(/(?<=[,，、.。;；:：!！?？\n])/u)
  const others = clauses.filter((clause) => !clause.includes("●")).join("")
  return /\p{L}/u.test(others) ? others : text.replace(/●+/g, " ")
}

const GROUPS_OF_FOUR = new RegExp(`^(?:\\d{4}${SEPARATOR}{1,2}){3}\\d{4}$`, "u")

function isCardNumber(run: string): boolean {
  const digits = run.replace(/\D/g, "")
  // Networks' numbers begin with 2 to 6; zeros in front are a phone number's international prefix.
  if (!/^[2-6]/.test(digits)) return false
  return GROUPS_OF_FOUR.test(run) || hasCheckDigit(digits)
}

/** Luhn: every second digit from the right doubled, the sum divisible by ten. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
