const WORDS: Record<number, string> = {
  14107: "the account sends faster than it may",
  20003: "Twilio refuses the credentials",
  20005: "the Twilio account is not active",
  20404: "Twilio does not know this account or address",
  20429: "too many requests at once",
  21211: "not a phone number",
  21212: "the sender is not a number Twilio knows",
  21265: "the recipient cannot be a short code",
  21408: "sending to this country is not enabled",
  21602: "the text is empty",
  21603: "the sender is missing",
  21606: "the sender cannot send messages",
  21608: "a trial account may send to verified numbers only",
  21609: "the address for status callbacks is not valid",
  21610: "the guest has opted out",
  21611: "the sender's queue is full",
  21612: "the sender cannot reach this number",
  21614: "not a mobile number",
  21617: "the text is too long",
  21635: "a landline cannot receive messages",
  21659: "the sender is not a number of this account",
  21660: "the sender belongs to another account",
  21703: "the messaging service has no number",
  21910: "the sender and the recipient are on different networks",
  30001: "the queue is full",
  30002: "the Twilio account is suspended",
  30003: "the phone cannot be reached",
  30004: "the phone or carrier blocks our messages",
  30005: "the number is unknown or no longer in use",
  30006: "a landline, or a carrier that cannot be reached",
  30007: "the carrier filtered the message",
  30008: "the carrier gave no reason",
  30009: "part of the message was lost",
  30010: "the message costs more than allowed",
  30032: "the toll-free number is not verified",
  30034: "the sender is not registered with the carriers",
  30410: "the carrier did not answer in time",
  63003: "no WhatsApp account at this number",
  63016: "WhatsApp's 24 hours for a free answer are over",
  63018: "WhatsApp's rate limit is reached",
  63024: "no WhatsApp account at this number",
}

/**
 * A Twilio error code in words for the log and the console, e.g. `30003 the phone cannot be reached`. Twilio's own
 * messages are not passed on: they repeat phone numbers.
 * Source: twilio.com/docs/api/errors.
 */
export function explainCode(code: number): string {
  return `${code} ${WORDS[code] ?? "see Twilio's list of error codes"}`
}

/** The recipient has sent STOP: nothing reaches them until they send START. */
export function isOptOutCode(code: number | null): boolean {
  return code === 21610
}
