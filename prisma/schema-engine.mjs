#!/usr/bin/env node
/**
 * Prisma's schema engine without its native binary. Prisma starts what PRISMA_SCHEMA_ENGINE_BINARY names and speaks
 * JSON-RPC with it, one object a line; this program answers from the WebAssembly build of the same engine, which is an
 * ordinary npm package. So generate and migrate need no download. `prisma/prisma.mjs` sets the variable.
 *
 * PGLITE_DATA_DIR=<folder> works on an embedded database instead of DATABASE_URL (stop the server first).
 */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { createInterface } from "node:readline"
import { parseArgs } from "node:util"

const require = createRequire(import.meta.url)

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datamodels: { type: "string", multiple: true }, datasource: { type: "string" }, version: { type: "boolean" } },
})
const datamodels = (flags.datamodels ?? []).map((path) => [path, readFileSync(path, "utf8")])
const databaseUrl = flags.datasource ? JSON.parse(flags.datasource).url : undefined

if (flags.version) {
  const { version } = JSON.parse(readFileSync(new URL("package.json", `file://${require.resolve("@prisma/schema-engine-wasm")}`), "utf8"))
  console.log(`schema-engine-cli ${version.split(".").at(-1)}`)
} else if (positionals[0] === "cli") {
  process.exitCode = await runCommand(positionals[1])
} else {
  answerRequests()
}

/** Answers requests in the order they come. Standard input closes when Prisma has finished. */
function answerRequests() {
  let queue = Promise.resolve()
  let engine
  const input = createInterface({ input: process.stdin })
  input.on("line", (line) => {
    queue = queue.then(async () => {
      const request = JSON.parse(line)
      if (!request.method) return // the thanks for a `print`
      await answer(request, async () => {
        engine ??= await openEngine(needsServer(request) ? openDatabase : () => openEmbedded("memory://"))
        return engine.methods
      })
    })
  })
  input.on("close", () => {
    queue.then(() => engine?.close()).finally(() => process.exit(0))
  })
}

async function answer(request, open) {
  try {
    const methods = await open()
    // The two builds name one method differently.
    const name = request.method === "getDatabaseVersion" ? "version" : request.method
    const result = (await methods[name](request.params ?? undefined)) ?? {}
    if (request.method === "diff" && typeof result.stdout === "string") {
      // The native engine prints the difference through a request of its own.
      write({ jsonrpc: "2.0", id: 1_000_000 + request.id, method: "print", params: { content: result.stdout } })
      write({ jsonrpc: "2.0", id: request.id, result: { exitCode: result.exitCode, stdout: null } })
    } else {
      write({ jsonrpc: "2.0", id: request.id, result })
    }
  } catch (error) {
    const message = error?.message ?? String(error)
    const code = error?.code ?? /\bP[1-9]\d{3}\b/.exec(message)?.[0]
    const data = { is_panic: false, message, meta: null, error_code: code }
    write({ jsonrpc: "2.0", id: request.id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } })
  }
}

/** Comparing files with files needs no server: an embedded database in memory replays the migrations. */
function needsServer({ method, params }) {
  const files = ["empty", "schemaDatamodel", "migrations"]
  return method !== "diff" || !files.includes(params.from.tag) || !files.includes(params.to.tag)
}

function write(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

async function openEngine(open) {
  const panic = { message: "" }
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    get: () => panic.message,
    set_message(message) {
      panic.message = message
      console.error(JSON.stringify({ level: "ERROR", fields: { message } }))
    },
  }
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg")
  const wasm = readFileSync(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm"))
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": bindings })
  bindings.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start?.()
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils")
  const database = await open()
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined }
  const methods = await bindings.SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(database.factory))
  return {
    methods,
    async close() {
      methods.free?.()
      await database.close()
    },
  }
}

/** What Prisma asks outside a conversation: does the database exist, make it, drop it. */
async function runCommand(command) {
  const database = await openDatabase()
  try {
    if (command === "can-connect-to-database") {
      const connection = await database.factory.connect()
      await connection.queryRaw({ sql: "select 1", args: [], argTypes: [] })
      await connection.dispose()
    } else {
      await database.runCommand(command)
    }
    return 0
  } catch (error) {
    const code = error?.cause?.originalCode === "3D000" || error?.cause?.kind === "DatabaseDoesNotExist" ? "P1003" : "P1001"
    console.error(
      JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields: { message: String(error.message), error_code: code } }),
    )
    return 1
  } finally {
    await database.close()
  }
}

function openDatabase() {
  return process.env.PGLITE_DATA_DIR ? openEmbedded(process.env.PGLITE_DATA_DIR) : openServer(databaseUrl)
}

async function openEmbedded(folder) {
  const { PGlite } = await import("@electric-sql/pglite")
  const { PrismaPGlite } = await import("pglite-prisma-adapter")
  const opened = []
  const connect = async (dataDir) => {
    const engine = await PGlite.create(dataDir)
    opened.push(engine)
    return new PrismaPGlite(engine).connect()
  }
  let main
  return {
    factory: {
      provider: "postgres",
      adapterName: "pglite",
      connect: () => {
        main ??= connect(folder)
        return main
      },
      connectToShadowDb: () => connect("memory://"),
    },
    runCommand: async () => {},
    close: () => Promise.all(opened.map((engine) => engine.close())),
  }
}

async function openServer(url) {
  const { PrismaPg } = await import("@prisma/adapter-pg")
  const { default: pg } = await import("pg")
  readCharAsText(pg)
  const withDatabase = (name) => {
    const changed = new URL(url)
    changed.pathname = `/${name}`
    return changed.href
  }
  const asAdmin = async (sql) => {
    const admin = new pg.Client({ connectionString: withDatabase("postgres") })
    await admin.connect()
    await admin.query(sql).finally(() => admin.end())
  }
  return {
    factory: {
      provider: "postgres",
      adapterName: "@prisma/adapter-pg",
      connect: () => new PrismaPg({ connectionString: url }).connect(),
      connectToShadowDb: () => connectToShadow(pg, PrismaPg, asAdmin, withDatabase),
    },
    async runCommand(command) {
      const name = new URL(url).pathname.slice(1).replaceAll('"', '""')
      if (command === "create-database") await asAdmin(`CREATE DATABASE "${name}"`)
      if (command === "drop-database") await asAdmin(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    },
    close: async () => {},
  }
}

/** A database of its own in which migrations are replayed; dropped with the connection. */
async function connectToShadow(pg, PrismaPg, asAdmin, withDatabase) {
  const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
  await asAdmin(`CREATE DATABASE "${name}"`)
  const pool = new pg.Pool({ connectionString: withDatabase(name) })
  pool.on("error", () => {})
  const connection = await new PrismaPg(pool).connect()
  const dispose = connection.dispose.bind(connection)
  connection.dispose = async () => {
    await dispose()
    await pool.end()
    await asAdmin(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  }
  return connection
}

/** The engine reads catalogue columns of type "char" (18, arrays 1002), which the adapter does not know: call them text. */
function readCharAsText(pg) {
  const asText = new Map([
    [18, 25],
    [1002, 1009],
  ])
  for (const type of [pg.Client, pg.Pool]) {
    const query = type.prototype.query
    type.prototype.query = function (...args) {
      const answer = query.apply(this, args)
      if (typeof answer?.then !== "function") return answer
      return answer.then((results) => {
        for (const result of [results].flat()) {
          for (const field of result?.fields ?? []) field.dataTypeID = asText.get(field.dataTypeID) ?? field.dataTypeID
        }
        return results
      })
    }
  }
}
