import { createReadStream, existsSync, readFileSync, statSync } from "node:fs"
import type { Command } from "commander"
import { parsePhoneNumberFromString } from "libphonenumber-js"
import { type Config, readConfig } from "../app/config.ts"
import type { Property } from "../domain/property.ts"
import { readProperty } from "../flows/read-property.ts"
import { SetupProblem } from "../lib/errors.ts"
import { detectEncoding } from "../pms/detect-encoding.ts"
import { type Imported, importStays } from "../pms/import-stays.ts"
import { readCsv } from "../pms/read-csv.ts"
import type { Store } from "../ports/store.ts"
import { createProgressBar } from "./progress-bar.ts"
import { withStore } from "./with-store.ts"

/** `import stays`: a file of stays, as any hotel system can export one. */
export function addImport(program: Command, done: (code: number) => void): void {
  program
    .command("import")
    .description("bring in what another system knows")
    .command("stays")
    .description("import stays from a CSV file (UTF-8, GBK or Shift-JIS; comma, semicolon or tab); importing it again is harmless")
    .argument("<file>", "with a header line; columns by name or alias in English, Chinese or Japanese")
    .option("--dry-run", "only say what is wrong with which line; touches no stored data")
    .action(async (file: string, options: { dryRun?: boolean }) => {
      if (!existsSync(file)) {
        console.error(`There is no file ${file}.`)
        return done(2)
      }
      const property = readHotel(readConfig(process.env))
      const country = parsePhoneNumberFromString(property.phone)?.country
      const run = (store: Store | null) => importFile(file, property.timezone, store)
      const counts = options.dryRun ? await run(null) : await withStore(run, { country })
      console.error(summaryOf(counts, options.dryRun === true))
      done(counts.problems > 0 ? 1 : 0)
    })
}

/** The hotel's zone and country are all that is needed of the content. */
function readHotel({ propertyFile }: Config): Property {
  if (!existsSync(propertyFile)) throw new SetupProblem(`There is no property file at ${propertyFile}.`)
  const read = readProperty({ path: propertyFile, text: readFileSync(propertyFile, "utf8") })
  if (!read.ok) throw new SetupProblem(`${propertyFile}:${read.findings[0]?.line ?? 1} ${read.findings[0]?.message ?? "is not valid."}`)
  return read.property
}

async function importFile(file: string, zone: string, store: Store | null): Promise<Imported> {
  const detected = await detectEncoding(createReadStream(file))
  const bar = createProgressBar(detected.lines)
  const now = () => new Date()
  const counts = await importStays(readCsv(createReadStream(file), detected, zone), {
    ...{ store, now, writtenAt: new Date(Math.min(statSync(file).mtimeMs, Date.now())) },
    tellProblem: (line, sentence) => {
      bar.clear()
      console.log(`line ${line}: ${sentence}`)
    },
    tellProgress: (line) => bar.show(line, "lines"),
  })
  bar.clear()
  return counts
}

function summaryOf({ created, changed, unchanged, stale, ignored, problems }: Imported, isDryRun: boolean): string {
  const bad = `${problems} line${problems === 1 ? "" : "s"} to mend.`
  if (isDryRun) return `Nothing was imported; ${bad}`
  const late = stale + ignored > 0 ? `, ${stale + ignored} left as they were because something newer is known` : ""
  return `Stays: ${created} new, ${changed} changed, ${unchanged} as before${late}; ${bad}`
}
