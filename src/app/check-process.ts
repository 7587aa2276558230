import { z } from "zod"
import { checkContent } from "./check-content.ts"

const Order = z.object({
  folders: z.object({ flowsDir: z.string(), templatesDir: z.string(), propertyFile: z.string(), dataDir: z.string() }),
  changed: z.array(z.string()),
})

/** A process that checks content once: reading thousands of sentences and proving flows would hold up the guests of the house. */
process.once("message", async (message) => {
  const { folders, changed } = Order.parse(message)
  const findings = await checkContent(folders, changed)
  process.send?.(findings, () => process.disconnect())
})
