import jsQR from "jsqr"
import { qrRuns } from "../../src/cli/qr-runs.ts"

const PIXELS_PER_MODULE = 4
const QUIET_MODULES = 4
const CHANNELS = 4

/** What a camera reads from the modules as they are printed. */
export function readPrintedQr(carries: string): string | null {
  const { count, runs } = qrRuns(carries)
  const side = (count + 2 * QUIET_MODULES) * PIXELS_PER_MODULE
  const pixels = new Uint8ClampedArray(side * side * CHANNELS).fill(255)
  for (const { row, from, to } of runs) {
    const left = (QUIET_MODULES + from) * PIXELS_PER_MODULE
    const top = (QUIET_MODULES + row) * PIXELS_PER_MODULE
    for (let y = top; y < top + PIXELS_PER_MODULE; y++) {
      for (let x = left; x < left + (to - from) * PIXELS_PER_MODULE; x++) {
        const at = (y * side + x) * CHANNELS
        pixels.fill(0, at, at + 3)
      }
    }
  }
  return jsQR.default(pixels, side, side)?.data ?? null
}
