import type { Language } from "../../domain/language.ts"
import type { FlowOutline, OutlineStep } from "../../domain/outline.ts"
import type { CompiledFlow, Repair, Script } from "../content.ts"
import { outlineFlow } from "./outline-flow.ts"
import { phrasesIn } from "./phrases-in.ts"
import type { Drawable } from "./step-words.ts"

/** What a guest may do in the middle of a question, in the order a picture names it. */
const AT_ANY_QUESTION: Repair[] = ["correct", "cancel", "repeat", "restart", "human", "clarify", "silence"]

/**
 * A flow as a Mermaid flowchart. Node ids come from the steps' places in the file, so that a change of words changes no
 * line but its own. Whatever the texts hold, the chart is valid.
 */
export function mermaidOf(flow: CompiledFlow, script: Drawable & Pick<Script, "repairs">, language: Language): string {
  const outline = outlineFlow(flow, script, language)
  const phrases = phrasesIn(language)
  const chart: Chart = { lines: [], otherwise: phrases.otherwise }
  const head = [outline.flow, ...outline.starts, ...(outline.serves === null ? [] : [outline.serves])]
  chart.lines.push(`start(["${label(head)}"])`)
  const first = draw(outline.steps, "done", chart)
  edge(chart, "start", first)
  if (outline.otherwise) {
    chart.lines.push(`others[["${label([outline.otherwise.flow])}"]]`)
    edge(chart, "start", "others", outline.otherwise.words)
  }
  chart.lines.push(`done(["${label([phrases.done])}"])`)
  if (hasQuestion(outline.steps)) drawRepairs(script, language, chart)
  return ["flowchart TD", ...chart.lines.map((line) => `  ${line}`), ""].join("\n")
}

/** A Markdown page with a chart for each of these flows, in alphabetical order. */
export function mermaidPage(flows: CompiledFlow[], script: Drawable & Pick<Script, "repairs">, language: Language): string {
  const sorted = [...flows].sort((a, b) => (a.name < b.name ? -1 : 1))
  const parts = sorted.map((flow) => `## ${flow.name}\n\n\`${flow.file}\`\n\n\`\`\`mermaid\n${mermaidOf(flow, script, language)}\`\`\`\n`)
  return `# ${script.property.name[language]}\n\n${parts.join("\n")}`
}

type Chart = { lines: string[]; otherwise: string }

/** @returns the id of the first node, or of what follows when there is none */
function draw(steps: OutlineStep[], after: string, chart: Chart): string {
  steps.forEach((step, index) => {
    const following = steps[index + 1]
    drawStep(step, following ? nodeId(following) : after, chart)
  })
  return steps[0] ? nodeId(steps[0]) : after
}

function drawStep(step: OutlineStep, next: string, chart: Chart): void {
  const id = nodeId(step)
  const [opening, closing] = SHAPES[step.kind]
  const words = label([step.title, ...step.said.map((text) => `“${text}”`), ...step.notes])
  chart.lines.push(`${id}${opening}"${words}"${closing}`)
  for (const arm of step.arms) edge(chart, id, draw(arm.steps, next, chart), arm.when)
  if (step.kind === "branch") {
    if (!step.arms.some((arm) => arm.isElse)) edge(chart, id, next, chart.otherwise)
  } else if (step.kind === "end") edge(chart, id, "done")
  else if (step.kind !== "link") edge(chart, id, next)
}

const SHAPES: Record<OutlineStep["kind"], [string, string]> = {
  collect: ["{{", "}}"],
  confirm: ["{{", "}}"],
  say: ["(", ")"],
  branch: ["{", "}"],
  call: ["[[", "]]"],
  link: ["[[", "]]"],
  ticket: ["[", "]"],
  "hand-off": [">", "]"],
  "follow-up": ["{{", "}}"],
  record: ["[(", ")]"],
  pair: ["[(", ")]"],
  withdraw: ["[", "]"],
  end: ["([", "])"],
}

/** One block for all questions: an edge from each of them would bury the flow. */
function drawRepairs({ repairs }: Pick<Script, "repairs">, language: Language, chart: Chart): void {
  const phrases = phrasesIn(language)
  chart.lines.push(`anytime(["${label([phrases.anytime])}"])`)
  for (const repair of AT_ANY_QUESTION.filter((one) => repairs.has(one))) {
    chart.lines.push(`r_${repair}[["${label([repairs.get(repair) ?? repair])}"]]`)
    chart.lines.push(`anytime -.->|"${label([phrases.repairs[repair]])}"| r_${repair}`)
  }
}

const hasQuestion = (steps: FlowOutline["steps"]): boolean =>
  steps.some((step) => ["collect", "confirm", "follow-up"].includes(step.kind) || step.arms.some((arm) => hasQuestion(arm.steps)))

function edge(chart: Chart, from: string, to: string, words: string | null = null): void {
  chart.lines.push(words === null ? `${from} --> ${to}` : `${from} -->|"${label([words])}"| ${to}`)
}

/** Never a word Mermaid keeps for itself, such as `end`. */
const nodeId = (step: OutlineStep): string => `s${step.id.replaceAll(".", "_")}`

const label = (parts: string[]): string => parts.map(escapeText).join("<br/>")

/**
 * What could mean something to Mermaid or HTML is written as its code point; so are two words at which Mermaid would look
 * for a colour and lose a semicolon of ours.
 */
const escapeText = (text: string): string =>
  text
    .replace(/[\p{Cc}"#&;<>`\\[\](){}|%~^*_]/gu, (character) => `#${character.codePointAt(0)};`)
    .replace(/s(?=tyle)|c(?=lassDef)/g, (letter) => `#${letter.codePointAt(0)};`)
