export type ReservedMeaning = "opt-out" | "opt-in" | "help"

const MEANINGS: Record<string, ReservedMeaning> = {
  STOP: "opt-out",
  STOPALL: "opt-out",
  UNSUBSCRIBE: "opt-out",
  CANCEL: "opt-out",
  END: "opt-out",
  QUIT: "opt-out",
  // Added by Twilio in 2025 for the US rules on revoking consent.
  REVOKE: "opt-out",
  OPTOUT: "opt-out",
  START: "opt-in",
  YES: "opt-in",
  UNSTOP: "opt-in",
  HELP: "help",
  INFO: "help",
}

/**
 * What Twilio understands by an SMS that is only one of its reserved words, in any case; it has then already answered.
 * Null for every other text, also for one that merely contains such a word.
 * Source: Twilio, "Support for opt-out keywords (SMS STOP filtering)".
 */
export function reservedMeaning(text: string): ReservedMeaning | null {
  const word = text.trim().toUpperCase()
  return Object.hasOwn(MEANINGS, word) ? (MEANINGS[word] ?? null) : null
}
