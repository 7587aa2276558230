import { type Document, LineCounter, parseDocument } from "yaml"
import { ContentProblem } from "../lib/errors.ts"

/** A file of words as plain data, with a way back to the line of any of its parts. */
export type YamlSource = { path: string; value: unknown; lineOf: (path: (string | number)[]) => number | null }

/** Reads YAML in which everything is a word: "yes", "711" and "no" are not numbers or truth values. Throws ContentProblem. */
export function readLexiconYaml(file: { path: string; text: string }): YamlSource {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, schema: "failsafe" })
  const broken = document.errors[0]
  if (broken) throw new ContentProblem(file.path, lines.linePos(broken.pos[0]).line, broken.message.split("\n")[0] ?? "not valid YAML")
  return { path: file.path, value: document.toJS(), lineOf: (path) => findLine(document, lines, path) }
}

/** The line of the node at a path, or of the nearest part around it that is written down. */
function findLine(document: Document, lines: LineCounter, path: (string | number)[]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (node && typeof node === "object" && "range" in node && Array.isArray(node.range)) return lines.linePos(Number(node.range[0])).line
  }
  return null
}
