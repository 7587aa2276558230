#!/usr/bin/env node
/**
 * Runs any Prisma command, e.g. `node prisma/prisma.mjs migrate dev --name add-surveys`. Prisma's native schema engine
 * is replaced by prisma/schema-engine.mjs, so that nothing is downloaded; set PRISMA_SCHEMA_ENGINE_BINARY to use another.
 */
import { spawn } from "node:child_process"
import { chmodSync } from "node:fs"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"

/** @returns the child process; its standard streams are given by `stdio` */
export function startPrisma(args, stdio) {
  const engine = fileURLToPath(new URL("schema-engine.mjs", import.meta.url))
  try {
    chmodSync(engine, 0o755) // archives lose the bit
  } catch {
    // a read-only copy is as it is
  }
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: engine, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1", ...process.env }
  const cli = createRequire(import.meta.url).resolve("prisma/build/index.js")
  return spawn(process.execPath, [cli, ...args], { cwd: fileURLToPath(new URL("..", import.meta.url)), env, stdio })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  startPrisma(process.argv.slice(2), "inherit").on("exit", (code) => {
    process.exitCode = code ?? 1
  })
}
