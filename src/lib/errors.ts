/** The database did not answer. Doors answer 503, so that platforms deliver again. */
export class DatabaseAway extends Error {
  override name = "DatabaseAway"
}

/** A verified body that is not what the platform's format says. Doors answer 400. */
export class MalformedBody extends Error {
  override name = "MalformedBody"
}

/** The operator has something to mend before Houseline can start: one sentence, no stack. */
export class SetupProblem extends Error {
  override name = "SetupProblem"
}

/** A content file that cannot be used: where, and what its editor has to mend. `line` counts from 1; null when no line is to blame. */
export class ContentProblem extends Error {
  override name = "ContentProblem"
  readonly file: string
  readonly line: number | null

  constructor(file: string, line: number | null, message: string) {
    super(message)
    this.file = file
    this.line = line
  }
}
