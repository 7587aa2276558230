import { z } from "zod"
import { SetupProblem } from "../lib/errors.ts"
import { type PmsConfig, readPmsConfig } from "./pms-config.ts"

const Text = z.string().trim().min(1).optional()
const Url = z.url({ protocol: /^https?$/, error: "must be a http(s) URL" }).optional()
const Switch = z.enum(["on", "off"], { error: "must be on or off" }).optional()

/** See README, "Operate it", for what each variable means. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: Url,
  DATABASE_URL: Text,
  DATA_DIR: z.string().default(".data"),
  DEMO: Switch,
  SIMULATOR: Switch,
  FLOWS_DIR: z.string().default("flows"),
  TEMPLATES_DIR: z.string().default("templates"),
  PROPERTY_FILE: Text,
  LINE_CHANNEL_SECRET: Text,
  LINE_CHANNEL_ACCESS_TOKEN: Text,
  LINE_API_BASE_URL: Url,
  TWILIO_ACCOUNT_SID: Text,
  TWILIO_AUTH_TOKEN: Text,
  TWILIO_FROM: Text,
  TWILIO_MESSAGING_SERVICE_SID: Text,
  TWILIO_API_BASE_URL: Url,
  MEWS_CLIENT_TOKEN: Text,
  MEWS_ACCESS_TOKEN: Text,
  MEWS_WEBHOOK_SECRET: Text,
  MEWS_API_BASE_URL: Url,
  CLOUDBEDS_API_KEY: Text,
  CLOUDBEDS_PROPERTY_ID: Text,
  CLOUDBEDS_WEBHOOK_SECRET: Text,
  CLOUDBEDS_API_BASE_URL: Url,
  APALEO_CLIENT_ID: Text,
  APALEO_CLIENT_SECRET: Text,
  APALEO_PROPERTY_ID: Text,
  APALEO_WEBHOOK_SECRET: Text,
  APALEO_API_BASE_URL: Url,
  APALEO_IDENTITY_BASE_URL: Url,
  OPERA_GATEWAY_URL: Url,
  OPERA_APP_KEY: Text,
  OPERA_CLIENT_ID: Text,
  OPERA_CLIENT_SECRET: Text,
  OPERA_ENTERPRISE_ID: Text,
  OPERA_HOTEL_ID: Text,
  OPERA_EXTERNAL_SYSTEM: Text,
  API_TOKEN: Text,
  UNDERSTANDING_ENDPOINT: Url,
  UNDERSTANDING_MODEL: Text,
  UNDERSTANDING_API_KEY: Text,
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
})

export type Config = {
  port: number
  host: string
  publicUrl: string | null
  databaseUrl: string | null
  dataDir: string
  demo: "on" | "off" | null
  isSimulatorOn: boolean
  flowsDir: string
  templatesDir: string
  propertyFile: string
  line: { channelSecret: string; accessToken: string; apiBaseUrl: string } | null
  sms: { accountSid: string; authToken: string; from: string | null; messagingServiceSid: string | null; apiBaseUrl: string } | null
  /** The hotel's own systems that tell of stays. */
  pms: PmsConfig
  apiToken: string | null
  /** Who may suggest an intent for a message that was not understood. */
  adviser: { url: string; model: string; key: string | null } | null
  logLevel: string
}

/** Reads the environment. Throws `SetupProblem` with one sentence that names the variable to mend; values are never repeated. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""))
  const parsed = Environment.safeParse(filled)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new SetupProblem(`${issue?.path.join(".") ?? "The environment"}: ${issue?.message ?? "is not valid"}.`)
  }
  const e = parsed.data
  const line = readLine(e)
  const sms = readSms(e)
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL ?? null,
    databaseUrl: e.DATABASE_URL ?? null,
    dataDir: e.DATA_DIR,
    demo: e.DEMO ?? null,
    isSimulatorOn: e.SIMULATOR ? e.SIMULATOR === "on" : !line && !sms,
    flowsDir: e.FLOWS_DIR,
    templatesDir: e.TEMPLATES_DIR,
    propertyFile: e.PROPERTY_FILE ?? `${e.FLOWS_DIR}/property.yaml`,
    line,
    sms,
    pms: readPmsConfig(e),
    apiToken: e.API_TOKEN ?? null,
    adviser: readAdviser(e),
    logLevel: e.LOG_LEVEL,
  }
}

type Read = z.infer<typeof Environment>

function readLine(e: Read): Config["line"] {
  if (!e.LINE_CHANNEL_SECRET && !e.LINE_CHANNEL_ACCESS_TOKEN) return null
  if (!e.LINE_CHANNEL_SECRET) throw new SetupProblem("LINE is half configured: LINE_CHANNEL_SECRET is missing.")
  if (!e.LINE_CHANNEL_ACCESS_TOKEN) throw new SetupProblem("LINE is half configured: LINE_CHANNEL_ACCESS_TOKEN is missing.")
  return {
    channelSecret: e.LINE_CHANNEL_SECRET,
    accessToken: e.LINE_CHANNEL_ACCESS_TOKEN,
    apiBaseUrl: e.LINE_API_BASE_URL ?? "https://api.line.me",
  }
}

function readAdviser(e: Read): Config["adviser"] {
  if (!e.UNDERSTANDING_ENDPOINT) return null
  if (!e.UNDERSTANDING_MODEL)
    throw new SetupProblem("UNDERSTANDING_ENDPOINT is set: UNDERSTANDING_MODEL, the model's name there, is missing.")
  return { url: e.UNDERSTANDING_ENDPOINT, model: e.UNDERSTANDING_MODEL, key: e.UNDERSTANDING_API_KEY ?? null }
}

function readSms(e: Read): Config["sms"] {
  const from = e.TWILIO_FROM ?? null
  const messagingServiceSid = e.TWILIO_MESSAGING_SERVICE_SID ?? null
  if (!e.TWILIO_ACCOUNT_SID && !e.TWILIO_AUTH_TOKEN && !from && !messagingServiceSid) return null
  if (!e.TWILIO_ACCOUNT_SID) throw new SetupProblem("SMS is half configured: TWILIO_ACCOUNT_SID is missing.")
  if (!e.TWILIO_AUTH_TOKEN) throw new SetupProblem("SMS is half configured: TWILIO_AUTH_TOKEN is missing.")
  if (!from && !messagingServiceSid) {
    throw new SetupProblem("SMS is half configured: TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID is missing.")
  }
  return {
    accountSid: e.TWILIO_ACCOUNT_SID,
    authToken: e.TWILIO_AUTH_TOKEN,
    from,
    messagingServiceSid,
    apiBaseUrl: e.TWILIO_API_BASE_URL ?? "https://api.twilio.com",
  }
}
