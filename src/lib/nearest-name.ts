/** A name as somebody may have meant it: the closest of these, when it is close enough to be a slip; else null. */
export function nearestName(wanted: string, names: Iterable<string>): string | null {
  let nearest: string | null = null
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1
  for (const name of names) {
    // Half a name is a slip as well: `checkout` for `checkout-time`.
    const steps = wanted.length >= 3 && name.includes(wanted) ? 1 : stepsBetween(wanted, name)
    if (steps >= least) continue
    nearest = name
    least = steps
  }
  return nearest
}

/** Letters to add, drop or replace to make one of the other. */
function stepsBetween(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [row, letter] of [...from].entries()) {
    const line = [row + 1]
    for (let column = 1; column <= to.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1)
      line.push(Math.min(replaced, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[to.length] ?? 0
}
