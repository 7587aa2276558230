import { type EvalResult, type EvalRow, isMenu, isRight } from "./eval-row.ts"

/** How often something held, of how many. */
export type Share = { held: number; of: number }

export const share = (results: EvalResult[], holds: (result: EvalResult) => boolean): Share => ({
  held: results.filter(holds).length,
  of: results.length,
})

export const rate = ({ held, of }: Share): number => (of === 0 ? 1 : held / of)

export type Score = {
  right: Share
  rightOrMenu: Share
  complaint: { precision: Share; recall: Share; f1: number }
  emergencyRecall: Share
  falseAlarms: Share
  lookAlikes: Share
  abstained: Share
  /** Of those abstained, how many meant nothing we do or were offered what was meant. */
  abstainedRightly: Share
  outOfScope: Share
  alsoFound: Share
  slots: Share
  emotion: Share
  language: Share
  /** How far confidence is from the share that is right, on average over readings. */
  calibrationError: number
}

/** Figures over an evaluation; nothing in it depends on how fast it ran. */
export function score(results: EvalResult[]): Score {
  const means = (intent: string) => (result: EvalResult) => result.row.intent === intent
  const says = (intent: string) => (result: EvalResult) => result.read.intent === intent
  // A row that accepts complaints counts for neither side when it is read as something else it accepts.
  const precision = share(results.filter(says("complaint")), isRight)
  const recall = share(results.filter(means("complaint")), isRight)
  const [p, r] = [rate(precision), rate(recall)]
  const calm = results.filter(({ row }) => row.intent !== "emergency" && !(row.accept ?? []).includes("emergency"))
  return {
    right: share(results, isRight),
    rightOrMenu: share(results, (result) => isRight(result) || isMenu(result)),
    complaint: { precision, recall, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) },
    // "HELP" alone is also the word of SMS for information: a row that accepts another reading asks for no alarm.
    emergencyRecall: share(
      results.filter((result) => means("emergency")(result) && !result.row.accept),
      isAlarm,
    ),
    falseAlarms: share(calm, isAlarm),
    lookAlikes: share(
      results.filter(({ row }) => row["look-alike"]),
      (result) => isAlarm(result) === (result.row.intent === "emergency"),
    ),
    abstained: share(results, says("unknown")),
    abstainedRightly: share(results.filter(says("unknown")), (result) => isRight(result) || isMenu(result)),
    outOfScope: share(results.filter(means("unknown")), isRight),
    alsoFound: countAlso(results),
    slots: countSlots(results),
    emotion: share(
      results.filter(({ row }) => row.emotion),
      ({ row, read }) => row.emotion === read.emotion,
    ),
    language: share(
      results.filter(({ row }) => row.language && row.language !== "und"),
      ({ row, read }) => row.language === read.language,
    ),
    calibrationError: calibrationError(results),
  }
}

const isAlarm = ({ read }: EvalResult): boolean => read.intent === "emergency" || read.also.some((wish) => wish.intent === "emergency")

/** Wishes beside the first that were found, in any order. */
function countAlso(results: EvalResult[]): Share {
  const wanted = (row: EvalRow) => [row.intent, ...(row.also ?? [])]
  const several = results.filter(({ row }) => (row.also ?? []).length > 0)
  const pairs = several.flatMap(({ row, read }) => wanted(row).map((intent) => ({ intent, read })))
  const isFound = ({ intent, read }: (typeof pairs)[number]) =>
    [read.intent, ...read.also.map((wish) => wish.intent)].some((one) => one === intent)
  return { held: pairs.filter(isFound).length, of: pairs.length }
}

function countSlots(results: EvalResult[]): Share {
  const pairs = results
    .filter(isRight)
    .flatMap(({ row, read }) => Object.entries(row.slots ?? {}).map(([slot, value]) => String(read.slots[slot]) === String(value)))
  return { held: pairs.filter(Boolean).length, of: pairs.length }
}

/** Readings by tenths of confidence: how sure they said they were, and how many were right. */
export function calibration(results: EvalResult[]): { from: number; confidence: number; right: Share }[] {
  const sure = results.filter(({ read }) => read.intent !== "unknown")
  return Array.from({ length: 10 }, (_, tenth) => {
    const inside = sure.filter(({ read }) => Math.min(9, Math.floor(read.confidence * 10)) === tenth)
    const confidence = inside.reduce((sum, { read }) => sum + read.confidence, 0) / Math.max(1, inside.length)
    return { from: tenth / 10, confidence, right: share(inside, isRight) }
  }).filter(({ right }) => right.of > 0)
}

function calibrationError(results: EvalResult[]): number {
  const bins = calibration(results)
  const total = bins.reduce((sum, { right }) => sum + right.of, 0)
  return bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - rate(right)) * right.of, 0) / Math.max(1, total)
}
