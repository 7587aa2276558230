import type { Command } from "commander"
import { readConfig } from "../app/config.ts"
import { printFinding, readContentFiles } from "../app/read-content.ts"
import { loadContent } from "../flows/load-content.ts"

/** `flows check [--json]`: reads all content and says what an author has to mend. Touches no stored data. */
export function addFlows(program: Command, done: (code: number) => void): void {
  const flows = program.command("flows").description("work with the flows in flows/ and templates/")
  flows
    .command("check")
    .description("check flows, templates and the property file; exits 1 when something has to be mended")
    .option("--json", "print findings as JSON")
    .action(async (options: { json?: boolean }) => {
      const result = loadContent(await readContentFiles(readConfig(process.env)))
      const findings = result.ok ? [] : result.findings
      const notes = result.ok ? result.notes : []
      if (options.json) console.log(JSON.stringify({ findings, notes }))
      else {
        for (const finding of findings) console.log(printFinding(finding).trimStart())
        for (const note of notes) console.error(`note: ${note}`)
        const flowCount = result.ok ? result.content.flows.size : 0
        console.error(result.ok ? `${flowCount} flows are in order.` : `${findings.length} to mend.`)
      }
      done(findings.length > 0 ? 1 : 0)
    })
}
