const PLAIN: [RegExp, string][] = [
  [/[‘’‚‛′]/g, "'"],
  [/[“”„‟″«»]/g, '"'],
  [/[‐‑‒–—―·•]/g, "-"],
  [/…/g, "..."],
  [/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, " "],
  [/[\u00AD\u200B\u2060\uFEFF]/g, ""],
  [/×/g, "x"],
]

/** Curly quotes, dashes, ellipses and odd spaces in the form GSM-7 knows. Letters and signs with a meaning stay as they are. */
export function plainTypography(text: string): string {
  return PLAIN.reduce((plainer, [fancy, plain]) => plainer.replace(fancy, plain), text)
}
