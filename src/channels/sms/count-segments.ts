import { SegmentedMessage } from "sms-segments-calculator"

/**
 * How many SMS a text is billed as: GSM-7 takes 160 characters (153 each when joined), anything else 70 (67) UTF-16
 * units; an extended GSM character such as € counts twice.
 */
export function countSegments(text: string): number {
  return new SegmentedMessage(text).segmentsCount
}

/** Whether every character is in GSM-7's alphabet or its extension. */
export function isGsm(text: string): boolean {
  return new SegmentedMessage(text).encodingName === "GSM-7"
}
