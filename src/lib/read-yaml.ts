import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from "yaml"
import { ContentProblem } from "./errors.ts"

export type YamlPath = readonly PropertyKey[]

/** A YAML file as plain data, with a way back from a path to its line. */
export type YamlFile = {
  file: string
  value: unknown
  /** The line (1 is the first) of what stands at this path, or of its nearest parent. */
  lineAt: (path: YamlPath) => number | null
}

/**
 * Reads one YAML document.
 * @returns the data, or every syntax error as a problem with its line
 */
export function readYaml(file: string, text: string): { ok: true; yaml: YamlFile } | { ok: false; problems: ContentProblem[] } {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => new ContentProblem(file, counter.linePos(error.pos[0]).line, explain(error)))
    return { ok: false, problems }
  }
  const lineOf = (offset: number | undefined): number | null => (offset === undefined ? null : counter.linePos(offset).line)
  const lineAt = (path: YamlPath): number | null => lineOf(offsetAt(document.contents, path))
  return { ok: true, yaml: { file, value: document.toJS() as unknown, lineAt } }
}

function explain(error: { code: string; message: string }): string {
  if (error.code === "DUPLICATE_KEY") return "This key stands here twice: keep one."
  if (error.code === "TAB_AS_INDENT") return "YAML is indented with spaces: replace the tab."
  return `This is not valid YAML (${error.message.split("\n")[0]}): check quotes, colons and indentation.`
}

function offsetAt(root: unknown, path: YamlPath): number | undefined {
  let node = root
  let offset = isNode(root) ? root.range?.[0] : undefined
  for (const part of path) {
    if (isMap(node)) {
      const pair = pairOf(node, part)
      if (!pair) return offset
      offset = isNode(pair.key) ? pair.key.range?.[0] : offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(part)]
      offset = isNode(node) ? node.range?.[0] : offset
    } else return offset
  }
  return offset
}

function pairOf(map: YAMLMap, key: PropertyKey) {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
}
