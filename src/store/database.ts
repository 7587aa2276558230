import type { PrismaClient } from "./generated/client.ts"

export type Param = string | number | boolean | null

/**
 * One database, embedded or a server, as the store uses it: the few hot statements go through `query`, which keeps them
 * prepared under their name; everything else goes through Prisma on the same connections.
 */
export interface Database {
  /** True when this process alone has the database: nobody else can hold a lease. */
  readonly isEmbedded: boolean
  /**
   * Runs one statement. The text belongs to the name: it is parsed and planned once for each connection. Values only
   * ever travel as parameters. Statements return JSON, text, numbers below 2^53 and instants, which both drivers read alike.
   * Throws `DatabaseAway` when the database does not answer.
   */
  query<Row>(name: string, text: string, params: Param[]): Promise<Row[]>
  /** Runs work on the Prisma client. Throws `DatabaseAway` when the database does not answer. */
  withPrisma<Result>(work: (prisma: PrismaClient) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}
