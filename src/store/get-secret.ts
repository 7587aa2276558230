import type { Database } from "./database.ts"

const SECRET_BYTES = 32

/** See `Store.getSecret`. Two processes that make it at the same moment end up with the same one. */
export async function getSecret(database: Database, name: string): Promise<string> {
  const value = Array.from(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)), (byte) => byte.toString(16).padStart(2, "0")).join("")
  const [found] = await database.query<{ value: string }>(
    "get-secret",
    "insert into secret (name, value) values ($1, $2) on conflict (name) do update set name = excluded.name returning value",
    [name, value],
  )
  if (!found) throw new Error("the secret was not stored")
  return found.value
}
