import { existsSync } from "node:fs"
import { checkContent } from "./app/check-content.ts"
import { type Config, readConfig } from "./app/config.ts"
import { runHouse, stopWith } from "./app/run-house.ts"
import { foldersOf, watchContent } from "./app/watch-content.ts"
import { watchFolders } from "./app/watch-folders.ts"

const print = (line: string): void => console.log(line)

/** The author's door: the same house, whose content is read anew after each save. `tsx watch` restarts it when source changes. */
async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env")
  const config = readConfig(process.env)
  await untilServable(config)
  await runHouse(config, async (house) => {
    print(`  watching ${foldersOf(config).join(", ")}`)
    return watchContent(house, config, print)
  })
}

/** There is no earlier content to keep at the start: it waits for one that can be served. */
async function untilServable(config: Config): Promise<void> {
  for (let findings = await checkContent(config, []); findings.length > 0; findings = await checkContent(config, [])) {
    for (const line of ["The content cannot be served yet; to mend:", ...findings]) print(line)
    await nextSave(config)
  }
}

function nextSave(config: Config): Promise<void> {
  return new Promise((resolve) => {
    const stop = watchFolders(foldersOf(config), () => {
      stop()
      resolve()
    })
  })
}

main().catch(stopWith)
