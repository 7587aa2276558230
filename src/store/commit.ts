import { DatabaseAway } from "../lib/errors.ts"
import type { Ids, Log } from "../ports/runtime.ts"
import type { Commit } from "../ports/store.ts"
import { COMMIT_SQL } from "./commit-sql.ts"
import type { Database } from "./database.ts"
import { sqlStateOf } from "./database-error.ts"
import { LEASE_MS } from "./lease.ts"
import { planRows } from "./plan-rows.ts"
import { toJson } from "./to-json.ts"

export type CommitDeps = { database: Database; instance: string; ids: Ids; log: Log }

/**
 * See `Store.commit`. When the database refuses a row of one commit (our bug), each is tried alone, so that the others
 * are written; the refused one is logged and counts as not written. Alone it throws.
 */
export async function commit(deps: CommitDeps, commits: Commit[]): Promise<boolean[]> {
  if (commits.length === 0) return []
  try {
    return await writeTogether(deps, commits)
  } catch (error) {
    if (commits.length === 1 || error instanceof DatabaseAway) throw error
  }
  const written: boolean[] = []
  for (const one of commits) written.push(await writeAlone(deps, one))
  return written
}

async function writeTogether(deps: CommitDeps, commits: Commit[]): Promise<boolean[]> {
  const taken = new Set<string>()
  // Two commits for one conversation or job cannot both be right: the later one loads again.
  const candidates = commits.map((one, n) => ({ one, n })).filter(({ one }) => takeAll(guardsOf(one), taken))
  const rows = planRows(candidates, deps.ids)
  const written = await deps.database.query<{ n: number }>("commit", COMMIT_SQL, [toJson(rows), deps.instance, String(LEASE_MS)])
  const won = new Set(written.map(({ n }) => n))
  return commits.map((_, n) => won.has(n))
}

async function writeAlone(deps: CommitDeps, one: Commit): Promise<boolean> {
  try {
    return (await writeTogether(deps, [one]))[0] ?? false
  } catch (error) {
    if (error instanceof DatabaseAway) throw error
    deps.log.error("commit refused by the database", { event: one.event?.id, job: one.job, code: sqlStateOf(error) })
    return false
  }
}

const guardsOf = (one: Commit): string[] => [
  ...one.conversations.map(({ id }) => id),
  ...(one.job ? [one.job] : []),
  ...(one.event ? [one.event.id] : []),
]

/** Takes all of these or none. */
function takeAll(wanted: string[], taken: Set<string>): boolean {
  if (wanted.some((name) => taken.has(name))) return false
  for (const name of wanted) taken.add(name)
  return true
}
