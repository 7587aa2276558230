/** How a hotel's programme counts. */
export type PointsRules = {
  /** Points for one unit of the currency. */
  perUnit: number
  /** Only what was paid at this part of its price or more earns points. */
  paidRatioMin: number
  /** Kinds of purchase that never earn. */
  excluded: string[]
  /** Points count this long after they were earned. */
  pendingMinutes: number
  /** All points lapse when nothing was bought for so long. */
  lapseDays: number
  /** The guest may be told this long before. */
  warningDays: number
}

export type PointsKind = "earned" | "spent" | "lapsed" | "adjusted"

/** One reason why a balance changed. `points` is below zero for what was spent. */
export type PointsEntry = {
  key: string
  kind: PointsKind
  points: number
  /** The part of what was paid that earned; null where nothing was bought. */
  amount: number | null
  reason: string | null
  at: Date
}
