import { createInterface } from "node:readline/promises"
import type { Command } from "commander"
import { readConfig } from "../app/config.ts"
import { readContent } from "../app/read-content.ts"
import type { GuestId } from "../domain/ids.ts"
import { staffContentOf } from "../effects/staff-content-of.ts"
import { eraseGuest } from "../guests/erase-guest.ts"
import { exportGuest } from "../guests/export-guest.ts"
import { exportPage } from "../guests/export-page.tsx"
import { emptyCommit } from "../ports/empty-commit.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Store } from "../ports/store.ts"
import { withStore } from "./with-store.ts"

/** Who looks and erases, as the audit names it: whoever may use the server's command line. */
const ACTOR = "cli"

/** `guest export` and `guest erase`. */
export function addGuest(program: Command, done: (code: number) => void): void {
  const guest = program.command("guest").description("what the house holds about one guest")
  guest
    .command("export <id>")
    .description("print all of it as JSON, or as a page in the guest's language")
    .option("--html", "a page that opens without a network")
    .action(async (id: string, { html }: { html?: boolean }) => done(await printExport(id, html === true)))
  guest
    .command("erase <id>")
    .description("erase a guest's data; figures stay")
    .option("--force", "also while they are being looked after: their open tickets are cancelled")
    .option("--yes", "do not ask first")
    .action(async (id: string, options: { force?: boolean; yes?: boolean }) => done(await erase(id, options)))
}

async function printExport(text: string, isPage: boolean): Promise<number> {
  const id = guestIdOf(text)
  if (!id) return explainId()
  const told = await withStore(async (store, ids, now) => {
    const found = await exportGuest({ store, clock: { now: () => now } }, id)
    if (found) await recordAccess(store, ids, now, "guest.export", found.guest.id)
    return found
  })
  if (!told) return explainMissing(id)
  if (isPage) {
    const { content } = await readContent(readConfig(process.env))
    console.log(exportPage(told, staffContentOf(content, [])))
  } else {
    console.log(JSON.stringify(told, null, 2))
  }
  return 0
}

async function erase(text: string, { force, yes }: { force?: boolean; yes?: boolean }): Promise<number> {
  const id = guestIdOf(text)
  if (!id) return explainId()
  if (!yes && !process.stdin.isTTY) {
    console.error("This cannot be undone: add --yes to say that it is meant.")
    return 2
  }
  if (!yes && !(await isMeant(id))) {
    console.error("Nothing was erased.")
    return 1
  }
  return withStore(async (store, ids, now) => {
    const erased = await eraseGuest({ store, ids, clock: { now: () => now } }, { guest: id, by: ACTOR, isForced: force === true })
    if (!erased.ok) {
      console.error(erased.reason.replace("with force", "with --force"))
      return 1
    }
    const { certificate, erasedAt, counts } = erased
    console.log(JSON.stringify({ certificate, erasedAt, counts }))
    return 0
  })
}

async function isMeant(id: GuestId): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asking.question(`Erase all that is held about ${id}? This cannot be undone. Type the id again to go on: `)
  asking.close()
  return answer.trim() === id
}

async function recordAccess(store: Store, ids: Ids, now: Date, action: string, subject: string): Promise<void> {
  await store.commit([{ ...emptyCommit(now), audits: [{ id: ids.make("aud"), actor: ACTOR, action, subject }] }])
}

const guestIdOf = (text: string): GuestId | null => (/^gst_\w+$/.test(text) ? (text as GuestId) : null)

function explainId(): number {
  console.error("A guest's id is like gst_0123456789; GET /api/v1/guests?name= finds it.")
  return 2
}

function explainMissing(id: GuestId): number {
  console.error(`There is no guest ${id}, or their data was erased.`)
  return 1
}
