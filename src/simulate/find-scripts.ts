import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"

/**
 * The scripts meant by what stands on the command line: files, folders with all their `.yaml`, and patterns with `*`,
 * `**` and `?` where the shell left them. In order of name, each once.
 * @returns also those words that mean no file
 */
export function findScripts(words: string[]): { files: string[]; missing: string[] } {
  const found = words.map((word) => ({ word, files: filesOf(word) }))
  return {
    files: [...new Set(found.flatMap(({ files }) => files))],
    missing: found.filter(({ files }) => files.length === 0).map(({ word }) => word),
  }
}

function filesOf(word: string): string[] {
  if (existsSync(word)) return statSync(word).isDirectory() ? yamlIn(word) : [word]
  const wild = word.search(/[*?]/)
  if (wild < 0) return []
  const folder = word.slice(0, word.lastIndexOf("/", wild) + 1) || "."
  const pattern = patternOf(word)
  return existsSync(folder) ? yamlIn(folder).filter((path) => pattern.test(path)) : []
}

function yamlIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" })
  return entries
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => join(folder, path).replaceAll("\\", "/"))
    .sort()
}

function patternOf(word: string): RegExp {
  const body = word
    .replace(/^\.\//, "")
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*\*\/|\*\*|\*|\?/g, (sign) => ({ "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]" })[sign] ?? sign)
  return new RegExp(`^${body}$`)
}
