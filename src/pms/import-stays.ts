import { KIND_OF, type StayChange, type StayOutcome } from "../domain/stay-change.ts"
import type { Store } from "../ports/store.ts"
import type { CsvLine } from "./read-csv.ts"

/** Many enough for few statements, few enough for the others who use the database meanwhile. */
const STAYS_PER_WRITE = 500

export type Imported = Record<StayOutcome, number> & { problems: number }

type ImportDeps = {
  /** Null: nothing is written. */
  store: Pick<Store, "applyStayChanges"> | null
  /** When the file was written: what a hotel's system told since then is newer. */
  writtenAt: Date
  now: () => Date
  tellProblem: (line: number, sentence: string) => void
  /** After each write, and each so many lines of a dry run. */
  tellProgress: (line: number) => void
}

/** Imports the good lines and tells of the bad ones. Whatever was imported before a crash stays; importing again is harmless. */
export async function importStays(lines: AsyncIterable<CsvLine>, deps: ImportDeps): Promise<Imported> {
  const counts: Imported = { created: 0, changed: 0, unchanged: 0, stale: 0, ignored: 0, problems: 0 }
  let waiting: StayChange[] = []
  let last = 0
  const write = async () => {
    const applied = (await deps.store?.applyStayChanges(waiting, deps.now())) ?? []
    for (const { outcome } of applied) counts[outcome]++
    waiting = []
    deps.tellProgress(last)
  }
  for await (const read of lines) {
    last = read.line
    if ("problems" in read) {
      counts.problems++
      for (const sentence of read.problems) deps.tellProblem(read.line, sentence)
      continue
    }
    const kind = read.stay.status ? KIND_OF[read.stay.status] : "changed"
    waiting.push({ kind, source: "csv", at: deps.writtenAt, stay: read.stay })
    if (waiting.length >= STAYS_PER_WRITE) await write()
  }
  if (waiting.length > 0) await write()
  return counts
}
