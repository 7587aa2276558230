import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js"

/**
 * A phone number as E.164, `+8613800138000`. Full-width digits and the international prefixes 00 and 011 are read too; a number without a
 * country code counts as the given country's. What cannot be a number stays as it was told: it then matches nobody.
 */
export function normalisePhone(told: string, country: string | null): string {
  const plain = told.normalize("NFKC").trim()
  const international = plain.replace(/^(00|011)(?=[1-9])/, "+")
  for (const text of [plain, international]) {
    const number = parsePhoneNumberFromString(text, (country ?? undefined) as CountryCode | undefined)
    if (number?.isPossible()) return number.number
  }
  return plain
}
