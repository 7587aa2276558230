import { defineConfig } from "vitest/config"

/** Of these projects only, by name; unset: all. */
const wanted = process.env.TEST_PROJECTS?.split(",") ?? []

const PROJECTS = [
  // What is pure shares its modules: reading the content once for all files saves half the time.
  { name: "unit", include: ["test/unit/**/*.test.ts", "test/properties/**/*.test.ts"], testTimeout: 60_000, isolate: false },
  {
    name: "store",
    include: ["test/store/**/*.test.ts", "test/transcripts/**/*.test.ts", "test/crash/**/*.test.ts", "test/app/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
  { name: "browser", include: ["test/browser/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
]

export default defineConfig({
  test: {
    maxWorkers: "100%",
    globalSetup: "test/support/learned.ts",
    projects: PROJECTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).map((test) => ({ test })),
  },
})
