import { Readable } from "node:stream"
import { parse } from "csv-parse"
import type { StayOverlay } from "../domain/stay-change.ts"
import { ASKED, type Column, columnOf } from "./csv-columns.ts"
import type { Detected } from "./detect-encoding.ts"
import { type CsvRow, readRow } from "./read-row.ts"

/** A cell longer than this is a quote that was never closed. */
const RECORD_BYTES_MAX = 65_536

/** One line of a file (the header is line 1): a stay, or what is wrong with it in sentences. */
export type CsvLine = { line: number; stay: StayOverlay } | { line: number; problems: string[] }

type Parsed = { record: string[]; info: { lines: number } }

/**
 * Reads a file of stays line by line, never more of it than a piece at a time. Columns may come in any order and under any
 * of their names; others are passed over. A header that lacks what every stay needs ends the reading with that one problem.
 * @param zone the hotel's
 */
export async function* readCsv(
  pieces: AsyncIterable<Uint8Array>,
  { encoding, delimiter }: Detected,
  zone: string,
): AsyncGenerator<CsvLine> {
  const broken = { is: false }
  const parser = parse({
    ...{ delimiter, bom: true, info: true, trim: true, relax_column_count: true, relax_quotes: true },
    ...{ max_record_size: RECORD_BYTES_MAX, skip_records_with_error: true },
    on_skip: () => {
      broken.is = true
      return undefined
    },
  })
  Readable.from(decode(pieces, encoding, broken))
    .on("error", (error) => parser.destroy(error))
    .pipe(parser)
  let columns: (Column | null)[] | null = null
  let started = 1
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    const line = started
    started = info.lines + 1
    if (columns === null) {
      columns = record.map(columnOf)
      const problems = missingIn(columns)
      if (problems.length > 0) return yield { line: 1, problems }
      continue
    }
    if (record.every((cell) => cell === "")) continue
    const read = readRow(rowOf(record, columns), zone)
    yield read.ok ? { line, stay: read.stay } : { line, problems: read.problems }
  }
  if (broken.is)
    yield { line: started, problems: ["From here on the file cannot be read: a quotation mark is not closed, or a line is endless."] }
  else if (columns === null) yield { line: 1, problems: ["The file is empty."] }
}

/** Ends early when what was read so far is broken. */
async function* decode(pieces: AsyncIterable<Uint8Array>, encoding: string, broken: { is: boolean }): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of pieces) {
    if (broken.is) return
    yield decoder.decode(piece, { stream: true })
  }
  yield decoder.decode()
}

function missingIn(columns: (Column | null)[]): string[] {
  const has = (column: Column) => columns.includes(column)
  const needed = (["reservation", "name", "arrival", "departure"] as const).filter(
    (column) => !has(column) && !(column === "name" && has("familyName")),
  )
  return needed.map((column) => `There is no column for the ${column}: name one ${ASKED[column]}.`)
}

/** Of two columns with the same meaning the first that is filled counts. */
function rowOf(record: string[], columns: (Column | null)[]): CsvRow {
  const row: CsvRow = {}
  for (const [index, column] of columns.entries()) {
    if (column && !row[column]) row[column] = record[index] ?? ""
  }
  return row
}
