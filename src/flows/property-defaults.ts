import type { Localised } from "../domain/language.ts"
import type { Property, Retention } from "../domain/property.ts"

/** The departments intents know, as a property file may leave their names out. */
export const DEPARTMENT_NAMES: Record<string, Localised> = {
  housekeeping: { "zh-Hans": "客房部", "zh-Hant": "房務部", ja: "客室係", en: "Housekeeping" },
  engineering: { "zh-Hans": "工程部", "zh-Hant": "工務部", ja: "施設係", en: "Engineering" },
  "front-office": { "zh-Hans": "前厅部", "zh-Hant": "櫃檯", ja: "フロント", en: "Front office" },
  concierge: { "zh-Hans": "礼宾部", "zh-Hant": "禮賓部", ja: "コンシェルジュ", en: "Concierge" },
  "food-and-beverage": { "zh-Hans": "餐饮部", "zh-Hant": "餐飲部", ja: "料飲係", en: "Food and beverage" },
  reservations: { "zh-Hans": "预订部", "zh-Hant": "訂房部", ja: "予約係", en: "Reservations" },
  "duty-manager": { "zh-Hans": "值班经理", "zh-Hant": "值班經理", ja: "当直支配人", en: "Duty manager" },
}

type Numbers = Property["emergencyNumbers"]

const CHINA: Numbers = { fire: "119", medical: "120", police: "110" }
const JAPAN: Numbers = { fire: "119", medical: "119", police: "110" }
const HONG_KONG: Numbers = { fire: "999", medical: "999", police: "999" }
const EUROPE: Numbers = { fire: "112", medical: "112", police: "112" }

const BY_ZONE: Record<string, Numbers> = {
  "Asia/Shanghai": CHINA,
  "Asia/Chongqing": CHINA,
  "Asia/Harbin": CHINA,
  "Asia/Urumqi": CHINA,
  "Asia/Tokyo": JAPAN,
  "Asia/Taipei": JAPAN,
  "Asia/Hong_Kong": HONG_KONG,
  "Asia/Macau": HONG_KONG,
}

/** The country's public numbers by the hotel's zone; 112 works from any mobile phone elsewhere. */
export const emergencyNumbersIn = (zone: string): Numbers => BY_ZONE[zone] ?? EUROPE

/** Days, where the property file says nothing else. */
export const RETENTION_DAYS: Retention = { messages: 400, ticketWords: 730, pairingTries: 30, audits: 1095, facts: 1095, jobs: 90 }
