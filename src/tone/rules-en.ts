import type { ToneRule } from "./rule.ts"

/** The one reserved word a guest may be told of: how to have no more messages. */
const OPTING_OUT = /\bSTOP\b.*\b(opt out|unsubscribe|no more|stop (receiving|messages))|\b(opt out|unsubscribe|no more)\b.*\bSTOP\b/i

/** Phrases no English text of the house contains, and what to write instead. */
export const RULES_EN: ToneRule[] = [
  { rule: "not-knowing", pattern: /\b(i|we) (really )?(don'?t|do not) know\b|\bno idea\b/i, better: "I will check and reply by …" },
  {
    rule: "not-my-job",
    pattern: /\b(not|isn'?t) (my|our) (job|department|responsibility|business)\b/i,
    better: "I will get the right colleague on it",
  },
  { rule: "no-choice", pattern: /\byou('ll)? (just )?(have|need) to do it\b|\byou have no (other )?choice\b/i, better: "Could you …?" },
  {
    rule: "bare-no",
    pattern: /^no(pe)?[.!]?$|^(no|nope|impossible)[,;]\s/i,
    unless: /^no (problem|trouble|worries)/i,
    better: "What I can do is …",
  },
  { rule: "not-understanding", pattern: /\byou (don'?t|do not|didn'?t) (seem to )?understand\b/i, better: "Let me explain more clearly" },
  { rule: "you-should", pattern: /\byou (really )?(should|must|ought to)\b/i, better: "You may like to …" },
  {
    rule: "we-never",
    pattern: /\bwe (would )?never\b|\bwe (can'?t|cannot|won'?t|will not)\b/i,
    unless: /\bbut\b/i,
    better: "Let me check and offer two options",
  },
  { rule: "you-are-wrong", pattern: /\byou('re| are| must be)? (mistaken|wrong|confused)\b/i, better: "Let me double-check" },
  {
    rule: "nobody-complained",
    pattern: /\b(no ?(one|body)|no other guest)( else)?( has)?( ever)? complain/i,
    better: "Thank you for telling us",
  },
  { rule: "calm-down", pattern: /\bcalm down\b|\brelax\b(?! (at|in|by|and))/i, better: "I understand how upsetting this is" },
  {
    rule: "as-i-said",
    pattern: /\b(as|like) i (already )?(said|told you|mentioned)\b|\bi already (said|told)\b/i,
    better: "Let me put it another way",
  },
  { rule: "our-policy", pattern: /\b(unfortunately,? )?(it'?s |that'?s )?(our|hotel|company) policy\b/i, better: "What I can do is …" },
  { rule: "stiff", pattern: /\bkindly (be|note|do the needful)\b|\bplease be (informed|advised)\b/i, better: "say it plainly" },
  {
    rule: "belittling",
    pattern: /\b(just|only) a (small|little|minor) (thing|issue|problem|matter)\b|\bno big deal\b/i,
    better: "Thank you for telling us; I'm on it",
  },
  {
    rule: "blaming",
    pattern:
      /\b(housekeeping|engineering|reception|front office|the kitchen|the other department|my colleague|they)('s| is| are| was| were)? (at fault|to blame|fault|mistake)\b/i,
    better: "I'm very sorry; I will look after it",
  },
  {
    rule: "sending-away",
    pattern: /\b(you can|please|you need to) (call|ring|contact|ask|dial) (the )?(front desk|reception|operator)\b/i,
    better: "I will pass it to the front desk and they will contact you",
  },
  {
    rule: "over-promise",
    pattern: /\b(definitely|absolutely|guarantee[ds]?|i promise|100 ?%|for sure)\b/i,
    better: "say what will happen, and by when",
  },
  {
    rule: "no-time",
    pattern: /\b((?<!as )soon|shortly|in a (moment|minute|little while|short while)|momentarily|right away|as soon as possible|asap)\b/i,
    unless: /\d|\bsooner\b|\bsee(ing)? you soon\b/,
    whole: true,
    better: "name the time: within … minutes",
  },
  { rule: "money", pattern: /\b(compensat\w+|liab\w+|refund you|damages)\b/i, better: "our duty manager will talk it through with you" },
  {
    rule: "asks-age",
    pattern: /\b(how old are you|your age|what age|(were you|your date of) (born|birth)|your birth(day|date))\b/i,
    better: "age is never asked",
  },
  {
    rule: "asks-marriage",
    pattern:
      /\bare you (married|single|divorced)\b|\byour (husband|wife|marital status)\b|\bdo you have a (husband|wife|spouse|partner|girlfriend|boyfriend)\b/i,
    better: "marriage is never asked",
  },
  {
    rule: "asks-income",
    pattern: /\b(your (income|salary|wage)s?|how much (money )?do you (earn|make))\b/i,
    better: "income is never asked",
  },
  {
    rule: "asks-home",
    pattern: /\b(your home address|where do you live|where (are you|do you come) from|your residential address)\b/i,
    unless: /\b(post|mail|send) (it|them|the)\b/i,
    better: "the address is asked only to post something, saying so",
  },
  {
    rule: "asks-past",
    pattern:
      /\b(your (education|schooling|past|background)|what do you do for a living|where (do you work|did you (go to (school|college|university)|study|grow up)))\b/i,
    better: "history is never asked",
  },
  {
    rule: "asks-belief",
    pattern:
      /\b(your (religion|faith|belief)s?|are you (religious|christian|muslim|jewish|buddhist|hindu)|(which|what) (church|temple|mosque) do you)\b/i,
    better: "anything the kitchen should avoid?",
  },
  {
    rule: "asks-body",
    pattern:
      /\b(your (weight|height|health|illness|disease|medical (history|condition)s?)|are you (pregnant|ill|disabled)|do you have (a|any) (medical|health) (condition|problem|issue)s?)\b/i,
    better: "health is never asked; in an emergency: is anyone hurt?",
  },
  {
    rule: "reserved-words",
    pattern:
      /\b(reply|respond|answer|text back|type)\s+(with\s+)?["“'‘]?(YES|CANCEL|END|QUIT|START|STOP|STOPALL|UNSUBSCRIBE|UNSTOP|HELP|INFO)\b/i,
    unless: OPTING_OUT,
    better: "let the guest answer in their own words",
  },
  {
    rule: "reserved-words",
    pattern: /\b(text|send|write|say)\s+(us\s+)?["“'‘]?(YES|CANCEL|END|QUIT|START|STOP|STOPALL|UNSUBSCRIBE|UNSTOP|HELP|INFO)\b/,
    unless: OPTING_OUT,
    better: "let the guest answer in their own words",
  },
]
