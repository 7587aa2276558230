import { createInterface } from "node:readline"
import type { Command } from "commander"
import { z } from "zod"
import { type Config, readConfig } from "../app/config.ts"
import { readContent, readContentFiles } from "../app/read-content.ts"
import { isLanguage } from "../domain/language.ts"
import { EXAMPLES_FILE } from "../understanding/compile.ts"
import { describeReading } from "../understanding/describe.ts"
import { readExamplesFile } from "../understanding/examples-file.ts"
import { explainReading } from "../understanding/explain.ts"
import { understand } from "../understanding/understand.ts"

const Line = z.object({ text: z.string(), lang: z.string().optional() })

/** `understand`: JSON lines `{"text","lang"?}` on stdin, one reading a line on stdout, in the same order. Touches no stored data. */
export function addUnderstand(program: Command, done: (code: number) => void): void {
  program
    .command("understand")
    .description('read messages as JSON lines ({"text": "...", "lang"?: "..."}) and print what each means')
    .option("--explain", "add which rule, words or nearest examples decided")
    .action(async (options: { explain?: boolean }) => {
      const config = readConfig(process.env)
      const { content } = await readContent(config)
      const examples = options.explain ? await readExamples(config) : []
      const zone = content.property.timezone
      let number = 0
      let bad = 0
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        number++
        if (line.trim() === "") continue
        const parsed = Line.safeParse(parseJson(line))
        if (!parsed.success) {
          console.error(`line ${number}: not a JSON object with "text"`)
          bad++
        }
        const { text, lang } = parsed.data ?? { text: "", lang: undefined }
        const language = lang && isLanguage(lang) ? lang : null
        const reading = understand(text, { language, now: new Date(), zone, expecting: null }, content.understanding)
        console.log(
          JSON.stringify({ ...describeReading(reading), ...(options.explain ? { because: explainReading(text, reading, examples) } : {}) }),
        )
      }
      done(bad > 0 ? 1 : 0)
    })
}

async function readExamples(config: Config): Promise<{ text: string; intent: string }[]> {
  const files = (await readContentFiles(config)).filter(({ path }) => EXAMPLES_FILE.test(path))
  return files.flatMap(readExamplesFile).flatMap(({ intent, sentences }) => sentences.map((text) => ({ text, intent })))
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
