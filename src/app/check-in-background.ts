import { fork } from "node:child_process"
import { fileURLToPath } from "node:url"
import { z } from "zod"
import type { checkContent } from "./check-content.ts"

const Findings = z.array(z.string())

/** `checkContent` in a process of its own. What it compiled is in the cache afterwards. Rejects when the check itself breaks. */
export const checkInBackground: typeof checkContent = ({ flowsDir, templatesDir, propertyFile, dataDir }, changed) =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL("./check-process.ts", import.meta.url)))
    child.once("message", (message) => resolve(Findings.parse(message)))
    child.once("error", reject)
    child.once("exit", (code) => reject(new Error(`the check ended with code ${code}`)))
    child.send({ folders: { flowsDir, templatesDir, propertyFile, dataDir }, changed })
  })
