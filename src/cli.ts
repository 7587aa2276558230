#!/usr/bin/env node
import { existsSync } from "node:fs"
import { Command, CommanderError } from "commander"
import { addDoctor } from "./cli/doctor.ts"
import { addFlows } from "./cli/flows.ts"
import { addGuest } from "./cli/guest.ts"
import { addImport } from "./cli/import.ts"
import { addMigrate } from "./cli/migrate.ts"
import { addRooms } from "./cli/rooms.ts"
import { addSimulate } from "./cli/simulate.ts"
import { addStaff } from "./cli/staff.ts"
import { addUnderstand } from "./cli/understand.ts"
import { SetupProblem } from "./lib/errors.ts"

/** Exit codes: 0 well, 1 a problem was found, 2 the command was not understood. */
async function main(): Promise<number> {
  if (existsSync(".env")) process.loadEnvFile(".env")
  const program = new Command("houseline").description("The hotel's guest line: content, database and staff from the command line.")
  program.exitOverride().showHelpAfterError().configureHelp({ showGlobalOptions: true })
  let code = 0
  const done = (result: number) => {
    code = result
  }
  for (const add of [addFlows, addUnderstand, addSimulate, addImport, addMigrate, addStaff, addGuest, addRooms, addDoctor])
    add(program, done)
  try {
    await program.parseAsync()
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    console.error(error instanceof SetupProblem ? error.message : error)
    return 1
  }
}

process.exitCode = await main()
