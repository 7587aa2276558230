#!/usr/bin/env node
/** Writes the Prisma client into src/store/generated; `npm install` runs it. Needs no network. One line when all is well. */
import { startPrisma } from "./prisma.mjs"

const child = startPrisma(["generate", "--no-hints"], ["ignore", "pipe", "pipe"])
const said = []
child.stdout.on("data", (chunk) => said.push(chunk))
child.stderr.on("data", (chunk) => said.push(chunk))
child.on("exit", (code) => {
  if (code === 0) console.log("Database client written to src/store/generated")
  else process.stderr.write(Buffer.concat(said))
  process.exitCode = code ?? 1
})
