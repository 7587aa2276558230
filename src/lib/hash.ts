/** FNV-1a over UTF-16 units, twice with different seeds: 16 hex digits. For telling content apart, never for secrets. */
export function hashText(text: string): string {
  return fnv(text, 0x811c9dc5) + fnv(text, 0x9747b28c)
}

function fnv(text: string, seed: number): string {
  let hash = seed
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, "0")
}
