/** A folded text without marks, spaces and drawn-out letters ("不不不", "heyyy", "はーい"), as whole-message words are compared. */
export const foldWhole = (folded: string): string =>
  folded
    .replace(/[\s\p{P}\p{S}]+/gu, "")
    .replace(/(.)\1{2,}/gu, "$1")
    .replace(/ー+$/, "")
