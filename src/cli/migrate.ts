import type { Command } from "commander"
import { readConfig } from "../app/config.ts"
import { SetupProblem } from "../lib/errors.ts"
import { migrate } from "../store/migrate.ts"

/** `migrate`: brings a PostgreSQL server's schema up to date; the embedded database does so by itself at start. */
export function addMigrate(program: Command, done: (code: number) => void): void {
  program
    .command("migrate")
    .description("apply prisma/migrations to the PostgreSQL server in DATABASE_URL")
    .action(async () => {
      const { databaseUrl } = readConfig(process.env)
      if (!databaseUrl) throw new SetupProblem("DATABASE_URL is not set; the embedded database migrates itself at start.")
      const applied = await migrate(databaseUrl, "prisma/migrations")
      for (const name of applied) console.log(name)
      console.error(applied.length === 0 ? "The database is up to date." : `${applied.length} migration(s) applied.`)
      done(0)
    })
}
