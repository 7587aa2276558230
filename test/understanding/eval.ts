/**
 * How well messages are understood: `npm run eval [-- --set evaluation|second|dangers|development] [--misses [intent]]`. Reads test/understanding/eval
 * with the shipped content and prints totals, so that what is said in the evaluation set is not learned by heart.
 */
import { parseArgs } from "node:util"
import { readConfig } from "../../src/app/config.ts"
import { readContent } from "../../src/app/read-content.ts"
import { describeReading } from "../../src/understanding/describe.ts"
import { understand } from "../../src/understanding/understand.ts"
import { dangerRows, developmentRows, type EvalResult, type EvalRow, evalRows, isMenu, isRight, secondRows } from "./eval-row.ts"
import { calibration, rate, type Share, score, share } from "./score.ts"

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { set: { type: "string", default: "evaluation" }, misses: { type: "boolean", default: false } },
})
/** A Monday evening at the hotel. */
const NOW = new Date("2026-03-02T21:40:00+08:00")
const CONFUSIONS_MAX = 40

const started = performance.now()
const { content } = await readContent(readConfig(process.env))
const loadedMs = performance.now() - started
const SETS: Record<string, () => EvalRow[]> = {
  evaluation: evalRows,
  second: secondRows,
  dangers: dangerRows,
  development: developmentRows,
}
const results = (SETS[values.set] ?? evalRows)().map(readRow)
if (values.misses) printMisses(positionals[0] ?? null)
else if (values.set === "dangers") printAlarms()
else printScore()

function readRow(row: EvalRow): EvalResult {
  const context = { language: row.spoken ?? null, now: NOW, zone: content.property.timezone, expecting: row.expecting ?? null }
  const before = performance.now()
  const reading = understand(row.text, context, content.understanding)
  return { row, read: describeReading(reading), ms: performance.now() - before }
}

function printScore(): void {
  const total = score(results)
  print("messages", String(results.length))
  print("right", percent(total.right))
  print("right or a sensible menu", percent(total.rightOrMenu))
  print("emergency recall", percent(total.emergencyRecall))
  print("false alarms", percent(total.falseAlarms))
  print("look-alikes told apart", percent(total.lookAlikes))
  const { precision, recall, f1 } = total.complaint
  print("complaint F1", `${f1.toFixed(3)} (precision ${percent(precision)}, recall ${percent(recall)})`)
  print("abstained", `${percent(total.abstained)}, rightly ${percent(total.abstainedRightly)}`)
  print("out of scope abstained", percent(total.outOfScope))
  print("several wishes found", percent(total.alsoFound))
  print("slots", percent(total.slots))
  print("emotion", percent(total.emotion))
  print("language", percent(total.language))
  print("calibration error", total.calibrationError.toFixed(3))
  for (const { from, confidence, right } of calibration(results)) {
    print(`  from ${from.toFixed(1)}`, `says ${confidence.toFixed(2)}, right ${rate(right).toFixed(2)} of ${right.of}`)
  }
  printGroups("language", ({ row }) => row.language ?? "")
  printGroups("intent", ({ row }) => row.intent)
  printConfusions()
  printCost()
}

/** Of each language, how many dangers were heard and how many harmless messages alarmed. */
function printAlarms(): void {
  for (const language of ["zh-Hans", "zh-Hant", "ja", "en"]) {
    const { emergencyRecall, falseAlarms } = score(results.filter(({ row }) => row.language === language))
    print(language, `heard ${percent(emergencyRecall)}, false alarms ${percent(falseAlarms)}`)
  }
}

function printGroups(name: string, keyOf: (result: EvalResult) => string): void {
  console.log(`\nby ${name}: right, right or menu`)
  const keys = [...new Set(results.map(keyOf))]
  const groups = keys.map((key) => {
    const rows = results.filter((result) => keyOf(result) === key)
    return { key, right: share(rows, isRight), menu: share(rows, (result) => isRight(result) || isMenu(result)) }
  })
  for (const { key, right, menu } of groups.sort((a, b) => rate(a.right) - rate(b.right))) {
    print(`  ${key}`, `${percent(right)}, ${(rate(menu) * 100).toFixed(1)} %`)
  }
}

function printConfusions(): void {
  const pairs = new Map<string, number>()
  for (const result of results.filter((one) => !isRight(one))) {
    const pair = `${result.row.intent} → ${result.read.intent}`
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  console.log("\nmisread as")
  for (const [pair, count] of [...pairs].sort((a, b) => b[1] - a[1]).slice(0, CONFUSIONS_MAX)) print(`  ${pair}`, String(count))
}

function printCost(): void {
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (part: number) => (times[Math.floor(times.length * part)] ?? 0).toFixed(2)
  console.log("")
  print("ms a message", `p50 ${at(0.5)}, p99 ${at(0.99)}`)
  print("ms to load the content", loadedMs.toFixed(0))
  global.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  print("MB of heap and arrays", ((heapUsed + arrayBuffers) / 1e6).toFixed(0))
}

function printMisses(intent: string | null): void {
  for (const result of results) {
    if (isRight(result) || (intent && result.row.intent !== intent)) continue
    console.log(`${result.row.text}\t${result.row.intent} → ${result.read.intent} ${result.read.near.join(",")} ${result.read.confidence}`)
  }
}

function print(name: string, value: string): void {
  console.log(`${name.padEnd(30)} ${value}`)
}

function percent(part: Share): string {
  return `${(rate(part) * 100).toFixed(1)} % (${part.held}/${part.of})`
}
