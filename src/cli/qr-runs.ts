import QRCode from "qrcode"

/** Black modules beside each other: in this row, from one column to before another. */
type Run = { row: number; from: number; to: number }

/** A QR code with a side of `count` modules, its black ones row by row. Readable with a seventh of it damaged. */
export function qrRuns(text: string): { count: number; runs: Run[] } {
  const { size: count, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules
  const isBlack = (row: number, column: number): boolean => column < count && data[row * count + column] === 1
  const runs: Run[] = []
  for (let row = 0; row < count; row++) {
    for (let from = 0; from < count; from++) {
      let to = from
      while (isBlack(row, to)) to++
      if (to > from) runs.push({ row, from, to })
      from = to
    }
  }
  return { count, runs }
}
