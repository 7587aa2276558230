import type { Writable } from "node:stream"

const SHOWN_AFTER_MS = 1_000
const WIDTH = 30

/** A bar on stderr, only where somebody watches and only for what takes longer than a second. */
export function createProgressBar(total: number, output: Writable & { isTTY?: boolean } = process.stderr) {
  const startedAt = performance.now()
  let isShown = false
  const clear = () => {
    if (isShown) output.write("\r\u001b[K")
    isShown = false
  }
  return {
    /** `done` of the total; `what` is the thing just finished. */
    show(done: number, what = ""): void {
      if (!output.isTTY || performance.now() - startedAt < SHOWN_AFTER_MS) return
      const full = Math.round((WIDTH * done) / Math.max(total, 1))
      output.write(`\r\u001b[K${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${done}/${total} ${what}`.slice(0, 100))
      isShown = true
    },
    /** Takes the bar away before something else is printed. */
    clear,
  }
}
