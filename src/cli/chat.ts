import { existsSync } from "node:fs"
import { Command, CommanderError, Option } from "commander"
import { z } from "zod"
import { type Config, readConfig } from "../app/config.ts"
import { openHouse } from "../app/open-house.ts"
import { SetupProblem } from "../lib/errors.ts"
import { SECOND_MS } from "../lib/time.ts"
import { type ChatInput, runChat } from "./run-chat.ts"

const Options = z.object({
  channel: z.enum(["line", "sms", "wechat"]),
  lang: z.string(),
  guest: z.string().optional(),
  url: z.url({ protocol: /^https?$/, error: "--url is an http(s) URL." }).optional(),
})
type Options = z.infer<typeof Options>

/** `npm run chat`: talks to the running server, or where there is none, to a house opened for this talk. */
async function main(): Promise<number> {
  if (existsSync(".env")) process.loadEnvFile(".env")
  const options = readOptions()
  if (typeof options === "number") return options
  const config = readConfig(process.env)
  const url = options.url ?? `http://${config.host === "0.0.0.0" ? "127.0.0.1" : config.host}:${config.port}`
  const { channel, guest, lang: language } = options
  const input: ChatInput = { url, channel, language, input: process.stdin, output: process.stdout, ...(guest ? { guest } : {}) }
  if (options.url || (await isAnswering(url))) return runChat(input)
  return chatAtHome(config, input)
}

/** Opens the house without a port, lets it tick, and closes it after the talk. */
async function chatAtHome(config: Config, input: ChatInput): Promise<number> {
  const house = await openHouse({ ...config, isSimulatorOn: true, logLevel: "silent" })
  await house.app.tick()
  const ticking = setInterval(() => house.app.tick().catch(() => undefined), SECOND_MS)
  try {
    return await runChat({ ...input, fetch: (request) => house.app.fetch(request) })
  } finally {
    clearInterval(ticking)
    await house.close()
  }
}

/** The options, or the exit code when there is nothing to do with them. */
function readOptions(): Options | number {
  const program = new Command("chat").description("Talk to the bot in this terminal, as a guest or a member of staff.")
  program
    .addOption(new Option("--channel <channel>", "the network to imitate").choices(["line", "sms", "wechat"]).default("line"))
    .option("--lang <language>", "language of the terminal's own words: zh-Hans, zh-Hant, ja or en", "en")
    .option("--guest <id>", "a demo guest, such as wang; otherwise a guest nobody knows")
    .option("--url <url>", "a running server (otherwise this machine's HOST and PORT)")
    .exitOverride()
  try {
    const read = Options.safeParse(program.parse().opts())
    if (read.success) return read.data
    console.error(read.error.issues[0]?.message)
    return 2
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
}

const isAnswering = (url: string): Promise<boolean> =>
  fetch(new URL("/healthz", url), { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  )

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof SetupProblem ? error.message : error)
  process.exitCode = 1
}
