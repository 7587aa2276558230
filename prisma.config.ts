import { defineConfig } from "prisma/config"

/** Read by the Prisma command line only. Without DATABASE_URL it still loads, so that `generate` needs no server. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/houseline" },
})
