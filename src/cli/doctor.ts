import type { Command } from "commander"
import { type Config, readConfig } from "../app/config.ts"
import { readContent } from "../app/read-content.ts"
import { withStore } from "./with-store.ts"

type Check = { what: string; run: (config: Config) => Promise<string> }

const CHECKS: Check[] = [
  {
    what: "content",
    run: async (config) => {
      const { content, notes } = await readContent(config)
      return [`${content.flows.size} flows are in order`, ...notes].join("; ")
    },
  },
  {
    what: "database",
    run: async () => {
      await withStore((store) => store.check())
      return "answers, migrations applied"
    },
  },
  {
    what: "channels",
    run: async (config) => {
      if (config.sms && !config.publicUrl) throw new Error("PUBLIC_URL is not set, and SMS signatures are made for the public URL")
      const on = [config.line && "LINE", config.sms && "SMS", config.isSimulatorOn && "simulator"].filter(Boolean)
      return `on: ${on.join(", ") || "none"}`
    },
  },
]

/** `doctor`: looks at configuration, content and database, and says what is not well. */
export function addDoctor(program: Command, done: (code: number) => void): void {
  program
    .command("doctor")
    .description("check configuration, content and database")
    .action(async () => {
      const config = readConfig(process.env)
      let ills = 0
      for (const check of CHECKS) {
        const [sign, words] = await check.run(config).then(
          (good) => ["ok  ", good] as const,
          (error: unknown) => ["ill ", error instanceof Error ? error.message : "unknown"] as const,
        )
        if (sign === "ill ") ills++
        console.log(`${sign} ${check.what}: ${words}`)
      }
      done(ills > 0 ? 1 : 0)
    })
}
