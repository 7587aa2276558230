import { execFileSync } from "node:child_process"
import { randomUUID } from "node:crypto"
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { hostname } from "node:os"
import { SetupProblem } from "../lib/errors.ts"

const TRIES_MAX = 5
const HEARTBEAT_MS = 10_000
/** A holder on another machine, or in another container, cannot be looked up: its file must have been touched this lately. */
const FOREIGN_SILENCE_MS = 60_000

export type FolderLock = { release(): void }

type Holder = { pid: number; startedAt: string | null; host: string }

/**
 * Takes `<folder>/db.lock` for this process, because two processes on one embedded database lose rows without a word.
 * The lock of a process that is gone is cleared; a later process with the same id is told apart by its start time.
 * Throws `SetupProblem` naming the process and the folder.
 */
export function lockFolder(folder: string): FolderLock {
  const path = `${folder}/db.lock`
  const content = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid), host: hostname() } satisfies Holder)
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    if (createWhole(path, content)) return holdLock(path, content)
    const found = readText(path)
    if (found === null) continue
    const holder = readHolder(found)
    if (holder && isHeld(holder, path)) {
      throw new SetupProblem(
        `The database in ${folder} is in use by process ${holder.pid}: stop that process first, or set DATA_DIR to another folder.`,
      )
    }
    setAside(path, found)
  }
  throw new SetupProblem(`The lock file ${path} cannot be taken: several processes are starting on this folder.`)
}

function holdLock(path: string, content: string): FolderLock {
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS)
  heartbeat.unref()
  return {
    release() {
      clearInterval(heartbeat)
      if (readText(path) === content) rmSync(path, { force: true })
    },
  }
}

/** Makes the file with all its content or not at all. @returns false when there is one already */
function createWhole(path: string, content: string): boolean {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, content)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    return createPlainly(path, content) // a file system without hard links
  } finally {
    rmSync(draft, { force: true })
  }
}

function createPlainly(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: "wx" })
    return true
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    throw error
  }
}

/** Removes a stale lock. If somebody took the lock in the meantime, what we moved away was theirs: it goes back. */
function setAside(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    if (readText(aside) !== stale) linkSync(aside, path)
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EEXIST") throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function isHeld(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < FOREIGN_SILENCE_MS
  if (!isRunning(holder.pid)) return false
  const startedAt = startOf(holder.pid)
  return startedAt === null || holder.startedAt === null || startedAt === holder.startedAt
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false
  }
  // One that has ended but whose parent has not looked yet still takes signals.
  return !/^[ZX]/.test(statFields(pid)?.[0] ?? "")
}

/** When a process started, in whatever words the system has for it; null when it does not say. */
function startOf(pid: number): string | null {
  const ticks = statFields(pid)?.[19]
  if (ticks) return `${readText("/proc/sys/kernel/random/boot_id")?.trim() ?? ""}:${ticks}`
  try {
    return (
      execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() || null
    )
  } catch {
    return null // Windows: the id alone has to do
  }
}

/** The fields of /proc/<pid>/stat after the command's name, which may contain spaces: state first, start time twentieth. */
function statFields(pid: number): string[] | null {
  const stat = readText(`/proc/${pid}/stat`)
  return stat === null ? null : stat.slice(stat.lastIndexOf(")") + 2).split(" ")
}

function readHolder(text: string): Holder | null {
  try {
    const holder: Partial<Holder> | null = JSON.parse(text)
    if (typeof holder?.pid !== "number" || typeof holder.host !== "string") return null
    return { pid: holder.pid, startedAt: holder.startedAt ?? null, host: holder.host }
  } catch {
    return null
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return null
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // somebody removed the file by hand: the data is what matters
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : ""
}
