import { createHash, randomUUID } from "node:crypto"
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { ContentFile } from "../flows/load-content.ts"

/** Raise it when the same content compiles to something else: other features, other training, another packing. */
const FORMAT = 7
/** Content is switched back and forth while it is edited; more than these are not kept. */
const KEPT_MAX = 3
const CHECKSUM_BYTES = 32
const PREFIX = "understanding-"

/** Names what files compile to: the same words give the same key, in whatever order they were read. */
export function keyOf(files: ContentFile[]): string {
  const hash = createHash("sha256").update(`format ${FORMAT}\n`)
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) hash.update(JSON.stringify([path, text]))
  return hash.digest("hex").slice(0, 32)
}

/** The packed understanding kept under a key; null when there is none, or its file is torn or of something else. */
export async function findPacked(folder: string, key: string): Promise<Uint8Array | null> {
  const path = join(folder, `${PREFIX}${key}`)
  const file = await readFile(path).catch(() => null)
  if (!file || file.length <= CHECKSUM_BYTES) return null
  const packed = file.subarray(CHECKSUM_BYTES)
  if (!createHash("sha256").update(packed).digest().equals(file.subarray(0, CHECKSUM_BYTES))) return null
  // Touched, so that the one in use is not the one thrown away.
  const now = new Date()
  await utimes(path, now, now).catch(() => undefined)
  return packed
}

/** Keeps a packed understanding; whole or not at all, and never an error: without it the next start only takes longer. */
export async function keepPacked(folder: string, key: string, packed: Uint8Array): Promise<void> {
  const draft = join(folder, `${PREFIX}${key}.${randomUUID()}.part`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(draft, Buffer.concat([createHash("sha256").update(packed).digest(), packed]))
    await rename(draft, join(folder, `${PREFIX}${key}`))
    await dropOldest(folder)
  } catch {
    await rm(draft, { force: true }).catch(() => undefined)
  }
}

async function dropOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX) && !name.endsWith(".part"))
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })))
  const old = dated.sort((a, b) => b.at - a.at).slice(KEPT_MAX)
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })))
}
