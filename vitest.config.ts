import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["test/unit/**/*.test.ts", "test/properties/**/*.test.ts"], testTimeout: 60_000 } },
      {
        test: {
          name: "store",
          include: ["test/store/**/*.test.ts", "test/transcripts/**/*.test.ts", "test/crash/**/*.test.ts", "test/app/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: "browser", include: ["test/browser/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
})
