import { setImmediate } from "node:timers/promises"
import { PGlite, parse, protocol } from "@electric-sql/pglite"
import type { Param } from "./database.ts"

const { serialize } = protocol

/**
 * Every question here is about few rows found by an index. The planner, which sees small tables at first and keeps its plans, would
 * read whole tables for long after they have grown.
 */
const PLANNER = ["enable_seqscan=off", "enable_hashjoin=off", "enable_mergejoin=off", "plan_cache_mode=force_generic_plan"]

/** How the engine is started: as PGlite does, with our planner; durable: every commit is on the disk before it is acknowledged. */
export function startParams({ isDurable }: { isDurable: boolean }): string[] {
  const params = PGlite.defaultStartParams.filter((param) => !isDurable || param !== "-F") // -F: no fsync
  const settings = isDurable ? [...PLANNER, "wal_sync_method=open_datasync"] : PLANNER
  return [...params, ...settings.flatMap((setting) => ["-c", setting])]
}

/**
 * PostgreSQL inside this process. Two things are added to PGlite:
 *
 * - After each statement the event loop gets its turn. PGlite answers within one task, so a busy store would otherwise
 *   keep timers and sockets waiting for as long as there is work.
 * - Prepared statements: parsed and planned once, and one call into the engine instead of six.
 */
export class EmbeddedEngine extends PGlite {
  readonly #prepared = new Set<string>()

  override async _runExclusiveQuery<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await super._runExclusiveQuery(run)
    } finally {
      await setImmediate()
    }
  }

  /** Runs a statement under its name; the text is only read the first time. */
  async runPrepared<Row>(name: string, text: string, params: Param[]): Promise<Row[]> {
    await this._checkReady()
    const values = params.map((param) => (param === null ? null : String(param)))
    const messages = await this._runExclusiveTransaction(() =>
      this._runExclusiveQuery(async () => {
        if (!this.#prepared.has(name)) {
          await this.#send([serialize.parse({ name, text })])
          this.#prepared.add(name)
        }
        return this.#send([serialize.bind({ statement: name, values }), serialize.describe({ type: "P" }), serialize.execute({})])
      }),
    )
    return (parse.parseResults(messages, this.parsers)[0]?.rows ?? []) as Row[]
  }

  /** Sends one exchange of the wire protocol; a failed one is rolled back by the sync at its end. */
  #send(parts: Uint8Array[]) {
    return this.execProtocolStream(Buffer.concat([...parts, serialize.sync()]), { syncToFs: false })
  }
}
