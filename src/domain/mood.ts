/** How a guest felt at a moment, from what we really know: a complaint, or an answer to a survey. */
type MoodSignal = { at: Date; mood: "pleased" | "displeased"; from: "complaint" | "survey" }
export type MoodTrend = { trend: "better" | "worse" | "steady" | "unknown"; signals: MoodSignal[] }

const SIGNALS_MAX = 6
const PLEASED_SCORE_MAX = 2

/**
 * Where a guest's mood is going: the last signal against the one before. With a single one there is no trend.
 * @returns the signals it was read from, oldest first, at most 6
 */
export function moodTrendOf(complaints: { openedAt: Date }[], surveys: { answeredAt: Date | null; score: number | null }[]): MoodTrend {
  const told = complaints.map(({ openedAt }): MoodSignal => ({ at: openedAt, mood: "displeased", from: "complaint" }))
  const answered = surveys.flatMap(({ answeredAt, score }): MoodSignal[] =>
    answeredAt && score !== null ? [{ at: answeredAt, mood: score <= PLEASED_SCORE_MAX ? "pleased" : "displeased", from: "survey" }] : [],
  )
  const signals = [...told, ...answered].sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-SIGNALS_MAX)
  const [last, before] = [signals.at(-1), signals.at(-2)]
  if (!last || !before) return { trend: "unknown", signals }
  if (last.mood === before.mood) return { trend: "steady", signals }
  return { trend: last.mood === "pleased" ? "better" : "worse", signals }
}
