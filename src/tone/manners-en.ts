import type { Manners } from "./language-manners.ts"

export const MANNERS_EN: Manners = {
  reason:
    /\bso (?:that )?(?:i|we|it|our|the|your|you|everything|nothing|a|they)\b|\bto (?:keep|make|protect|bring|send|find|help|be)\b|\bin order to\b/i,
  question: /\?/,
  refusal:
    /\b(?:can't|cannot|can not|unable|not able|not (?:possible|available|open)|isn't (?:possible|available|open)|aren't (?:available|open)|unavailable|(?:don't|do not|doesn't|does not) (?:\w+ )?(?:have|offer|book|provide|serve|sell|accept|take|allow)|no longer|sold out|fully booked|(?:is|are) (?:now )?(?:closed|over|full|off duty)|no rooms (?:left|free|available))\b/i,
  offer:
    /\b(?:i|we|they|it|you|who|someone|desk|team|colleagues?|concierge|manager|restaurant|kitchen|housekeeping|engineering|reservations) (?:can|could|may|will|would|run|runs|starts?|opens?)\b|\b(?:i|we|they|it|you|who)'ll\b|\bshall (?:i|we)\b|\b(?:instead|either way|tell me|just ask|choose|another|again|alternatively|opens?|starts?|runs?|in from|back at|would you like|how about|so the front desk)\b/i,
  recovery: {
    empathy:
      /\b(?:wait(?:ing|ed)?|worry|worried|worrying|upset(?:ting)?|disappoint\w*|uncomfortable|unsafe|let you down|resting|rest|trouble|treated|understand|frustrat\w*|inconvenien\w*|unpleasant|difficult|hard|distress\w*|should(?:n't| not)? have|in your way|missing|what happened|without a room|no room|as clean as it should be)\b/i,
    apology: /\b(?:sorry|apolog\w+)\b/i,
    action:
      /\b(?:adjust\w*|dealing|seeing|checking|looking|taking over|finding|sending|arranging|speaking|leading|coming|on (?:his|her|their) way|will (?:deal|see|check|look|take|find|send|arrange|speak|come)|would like to hear|take over)\b/i,
    owner: /\b(?:manager|in charge|supervisor|head of|colleagues?|engineer|team)\b/i,
  },
  advertising:
    /\b(?:discount\w*|promotion\w*|promo|special offers?|special rate|[0-9]+ ?% off|on sale|voucher|coupon|book now|new menu|bargain|deals?|limited time|starting (?:at|from) [$€£¥0-9])\b|https?:\/\/|\bwww\./i,
}
