import type { Command } from "commander"
import { readConfig } from "../app/config.ts"
import { printFinding, readContentFiles } from "../app/read-content.ts"
import { checkWords } from "../flows/check-words.ts"
import type { Finding } from "../flows/content.ts"
import { loadContent } from "../flows/load-content.ts"
import { type ProofFinding, proveFlows } from "../proof/prove-flows.ts"
import { addFlowsGraph } from "./flows-graph.ts"

/**
 * `flows check [--json]`: reads all content, proves that it strands no guest, and says what an author has to mend. The
 * JSON is `{"findings":[{file,line,message,chat?}],"notes":[…]}`. Touches no stored data.
 */
export function addFlows(program: Command, done: (code: number) => void): void {
  const flows = program.command("flows").description("work with the flows in flows/ and templates/")
  addFlowsGraph(flows, done)
  flows
    .command("check")
    .description(
      "check flows, templates and the property file, and prove that no guest is stranded; exits 1 when something has to be mended",
    )
    .option("--json", "print findings as JSON")
    .action(async (options: { json?: boolean }) => {
      const result = loadContent(await readContentFiles(readConfig(process.env)))
      const words = checkWords(result.world)
      const broken = result.ok ? proveFlows(result.content, undefined, { onFlow: progressBar() }) : result.findings
      const findings: (Finding | ProofFinding)[] = [...broken, ...words.findings]
      const notes = [...(result.ok ? result.notes : []), ...words.notes]
      if (options.json) console.log(JSON.stringify({ findings, notes }))
      else {
        for (const finding of findings) console.log(print(finding))
        for (const note of notes) console.error(`note: ${note}`)
        const flowCount = result.ok ? result.content.flows.size : 0
        console.error(findings.length === 0 ? `${flowCount} flows are in order; no guest is stranded.` : `${findings.length} to mend.`)
      }
      done(findings.length > 0 ? 1 : 0)
    })
}

/** The finding, and below it the shortest chat that leads there. */
function print(finding: Finding | ProofFinding): string {
  const chat = "chat" in finding ? finding.chat : []
  return [printFinding(finding).trimStart(), ...chat.map((line) => `    ${line}`)].join("\n")
}

const PATIENCE_MS = 1_000
const BAR_CHARS = 30

/** A bar on a terminal once it takes longer than a second; nothing where nobody watches. */
function progressBar(): (done: number, all: number) => void {
  const since = performance.now()
  return (done, all) => {
    if (!process.stderr.isTTY || performance.now() - since < PATIENCE_MS) return
    const filled = Math.round((BAR_CHARS * (done + 1)) / all)
    process.stderr.write(
      `\r${"█".repeat(filled)}${"░".repeat(BAR_CHARS - filled)} ${done + 1}/${all} flows${done + 1 === all ? "\r\u001b[K" : ""}`,
    )
  }
}
