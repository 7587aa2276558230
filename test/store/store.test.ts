import { storeContract } from "../contracts/store-contract.ts"
import { databaseKinds } from "../support/database.ts"

for (const kind of databaseKinds) storeContract(kind)
