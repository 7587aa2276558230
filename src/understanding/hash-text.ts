/** A 32-bit number for a text (FNV-1a), the same on every machine. Among 100,000 texts one pair or so shares a number. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
