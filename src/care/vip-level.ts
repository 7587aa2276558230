import type { Guest } from "../domain/guest.ts"
import type { Language, Localised } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"
import { vipLevelOf as levelIn } from "../domain/tier.ts"

/** What a protocol level means for the day of arrival. */
export type VipLevel = { key: string; name: Localised | null; amenities: string[] }

/** The guest's protocol level; null for everybody else. A level the property file does not describe is still a VIP. */
export function vipLevelOf(guest: Pick<Guest, "vip">, { tiers }: Pick<Property, "tiers">): VipLevel | null {
  if (!guest.vip) return null
  const level = levelIn({ vip: guest.vip }, tiers)
  return { key: guest.vip, name: level?.name ?? null, amenities: level?.amenities ?? [] }
}

export const levelName = (level: VipLevel, language: Language): string => level.name?.[language] ?? level.key
