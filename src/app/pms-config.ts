import { SetupProblem } from "../lib/errors.ts"
import type { ApaleoSettings } from "../pms/apaleo.ts"
import type { CloudbedsSettings } from "../pms/cloudbeds.ts"
import type { MewsSettings } from "../pms/mews.ts"
import type { OperaSettings } from "../pms/opera.ts"

/** The systems that are configured; null for the others. */
export type PmsConfig = {
  mews: MewsSettings | null
  cloudbeds: CloudbedsSettings | null
  apaleo: ApaleoSettings | null
  opera: OperaSettings | null
}

type Variables = Record<string, unknown>

/** Throws `SetupProblem` for a system of which only some variables are set. */
export function readPmsConfig(e: Variables): PmsConfig {
  const mews = readAll("Mews", e, {
    ...{ clientToken: "MEWS_CLIENT_TOKEN", accessToken: "MEWS_ACCESS_TOKEN", webhookSecret: "MEWS_WEBHOOK_SECRET" },
  })
  const cloudbeds = readAll("Cloudbeds", e, {
    ...{ apiKey: "CLOUDBEDS_API_KEY", propertyId: "CLOUDBEDS_PROPERTY_ID", webhookSecret: "CLOUDBEDS_WEBHOOK_SECRET" },
  })
  const apaleo = readAll("apaleo", e, {
    ...{ clientId: "APALEO_CLIENT_ID", clientSecret: "APALEO_CLIENT_SECRET" },
    ...{ propertyId: "APALEO_PROPERTY_ID", webhookSecret: "APALEO_WEBHOOK_SECRET" },
  })
  const opera = readAll("OPERA", e, {
    ...{ gatewayUrl: "OPERA_GATEWAY_URL", appKey: "OPERA_APP_KEY", clientId: "OPERA_CLIENT_ID", clientSecret: "OPERA_CLIENT_SECRET" },
    ...{ enterpriseId: "OPERA_ENTERPRISE_ID", hotelId: "OPERA_HOTEL_ID", externalSystem: "OPERA_EXTERNAL_SYSTEM" },
  })
  return {
    mews: mews && { ...mews, apiBaseUrl: base(e.MEWS_API_BASE_URL, "https://api.mews.com") },
    cloudbeds: cloudbeds && { ...cloudbeds, apiBaseUrl: base(e.CLOUDBEDS_API_BASE_URL, "https://api.cloudbeds.com") },
    apaleo: apaleo && {
      ...apaleo,
      apiBaseUrl: base(e.APALEO_API_BASE_URL, "https://api.apaleo.com"),
      identityBaseUrl: base(e.APALEO_IDENTITY_BASE_URL, "https://identity.apaleo.com"),
    },
    opera: opera && { ...opera, gatewayUrl: base(opera.gatewayUrl, opera.gatewayUrl) },
  }
}

/** All of the variables, or null when none is set. */
function readAll<Key extends string>(system: string, e: Variables, names: Record<Key, string>): Record<Key, string> | null {
  const entries = Object.entries<string>(names).map(([key, name]) => ({ key, name, value: e[name] }))
  const missing = entries.find(({ value }) => typeof value !== "string")
  if (entries.every(({ value }) => typeof value !== "string")) return null
  if (missing) throw new SetupProblem(`${system} is half configured: ${missing.name} is missing.`)
  return Object.fromEntries(entries.map(({ key, value }) => [key, value])) as Record<Key, string>
}

const base = (url: unknown, fallback: string): string => (typeof url === "string" ? url : fallback).replace(/\/+$/, "")
