import { storeContract } from "../contracts/store-contract.ts"
import { databaseKinds } from "../support/database.ts"

for (const kind of databaseKinds) storeContract(kind)

if (!databaseKinds.includes("postgres")) {
  console.info("Skipped: all suites on PostgreSQL. Set TEST_DATABASE_URL to a server where databases may be made.")
}
