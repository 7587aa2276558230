/** A folded text without marks and spaces, as whole-message words are compared. */
export const foldWhole = (folded: string): string => folded.replace(/[\s\p{P}\p{S}]+/gu, "")
