import type { Guest } from "../domain/guest.ts"
import type { Language, Localised } from "../domain/language.ts"
import type { Property } from "../domain/property.ts"

/** What a protocol level means for the day of arrival. */
export type VipLevel = { key: string; name: Localised | null; amenities: string[] }

type Levels = { vip?: { levels: Record<string, { name: Localised; amenities: string[] }> } }

/** The guest's protocol level; null for everybody else. A level the property file does not describe is still a VIP. */
export function vipLevelOf(guest: Pick<Guest, "vip">, property: Property & Levels): VipLevel | null {
  if (!guest.vip) return null
  const level = property.vip?.levels[guest.vip]
  return { key: guest.vip, name: level?.name ?? null, amenities: level?.amenities ?? [] }
}

export const levelName = (level: VipLevel, language: Language): string => level.name?.[language] ?? level.key
