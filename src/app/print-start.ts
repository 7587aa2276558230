import type { Config } from "./config.ts"

const PMS_NAMES: Record<string, string> = { mews: "Mews", cloudbeds: "Cloudbeds", apaleo: "apaleo", opera: "OPERA" }

/** What is on, what is off and why: the first thing an operator reads. No secrets. */
export function printStart(config: Config, url: string, isDemo: boolean, notes: string[]): string[] {
  const real = config.line !== null || config.sms !== null
  return [
    `Houseline is listening on ${url}`,
    mark(true, "database", config.databaseUrl ? "PostgreSQL" : `embedded, in ${config.dataDir}`),
    mark(
      config.line !== null,
      "LINE",
      config.line ? "/webhooks/line" : "set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN to turn it on",
    ),
    mark(
      config.sms !== null,
      "SMS",
      config.sms ? "/webhooks/sms" : "set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM to turn it on",
    ),
    ...(config.sms && !config.publicUrl
      ? ["       SMS: PUBLIC_URL is not set; signatures are checked against the URL as it reaches us"]
      : []),
    mark(
      config.isSimulatorOn,
      "simulator",
      config.isSimulatorOn ? `${url}/simulator` : `off${real ? " because a real channel is configured" : ""}; SIMULATOR=on turns it on`,
    ),
    mark(isDemo, "demo hotel", isDemo ? "Harbour View with invented guests and a year of stays" : "off"),
    ...Object.entries(config.pms).flatMap(([name, settings]) =>
      settings ? [mark(true, PMS_NAMES[name] ?? name, name === "opera" ? "polled every 30 seconds" : `/webhooks/pms/${name}`)] : [],
    ),
    mark(config.apiToken !== null, "API", config.apiToken ? "/api/v1" : "set API_TOKEN to turn it on"),
    ...(config.adviser
      ? [mark(true, "understanding endpoint", `${new URL(config.adviser.url).host}, asked what messages mean that were not understood`)]
      : []),
    ...notes.map((note) => `  note ${note}`),
  ]
}

function mark(isOn: boolean, what: string, words: string): string {
  return `  ${isOn ? "on  " : "off "} ${what}: ${words}`
}
