import { databaseKinds } from "../support/database.ts"
import { storeContract } from "../contracts/store-contract.ts"

for (const kind of databaseKinds) storeContract(kind)
