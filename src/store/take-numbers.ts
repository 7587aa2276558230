import type { Database } from "./database.ts"

const SQL = "select nextval('ticket_number')::int as number from generate_series(1, $1::int)"

/** See `Store.takeTicketNumbers`. A number that is not used in the end stays unused. */
export async function takeNumbers(database: Database, count: number): Promise<number[]> {
  if (count === 0) return []
  const taken = await database.query<{ number: number }>("take-numbers", SQL, [count])
  return taken.map(({ number }) => number)
}
