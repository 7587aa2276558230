import { describe, test } from "vitest"
import { databaseKinds } from "../support/database.ts"
import { playAll } from "../support/play-all.ts"

if (databaseKinds.includes("postgres")) playAll("postgres")
else describe.skip("transcripts on postgres", () => test("TEST_DATABASE_URL is not set", () => undefined))
