/** The words by which a sentence shows what it does. What the house says to guests is judged by these; staff are not. */
export type Manners = {
  /** Gives the reason for a question. */
  reason: RegExp
  /** Where a question ends. */
  question: RegExp
  /** Turns something down. */
  refusal: RegExp
  /** Offers something else. */
  offer: RegExp
  /** The four parts of an answer to a complaint. */
  recovery: { empathy: RegExp; apology: RegExp; action: RegExp; owner: RegExp }
  /** Sells. */
  advertising: RegExp
}
