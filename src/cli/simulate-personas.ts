import { stringify } from "yaml"
import { localTime } from "../lib/time.ts"
import { readPersonas } from "../simulate/personas-file.ts"
import { printTalk } from "../simulate/print-talk.ts"
import { collectSentences } from "../simulate/sentences.ts"
import { type PersonaWalk, walkPersonas } from "../simulate/walk-personas.ts"
import { createProgressBar } from "./progress-bar.ts"
import type { SimulateOptions } from "./simulate-options.ts"
import { readCount, withStage } from "./with-stage.ts"

const SEEDS = 1_000_000

/** Lets personas walk and prints each walk that broke what must always hold, as a script to save. @returns the exit code */
export async function simulatePersonas(options: SimulateOptions): Promise<number> {
  const walks = readCount(options.walks)
  const seed = options.seed === undefined ? Math.floor(Math.random() * SEEDS) : readCount(options.seed)
  if (walks === null || walks < 1 || seed === null) {
    console.error("--walks and --seed are whole numbers.")
    return 2
  }
  return withStage(
    (files) => ({ file: readPersonas(files), sentences: collectSentences(files) }),
    async (stage, { file, sentences }) => {
      const known = Object.keys(file.personas)
      const names = Array.isArray(options.personas) ? options.personas : known
      const stranger = names.find((name) => !known.includes(name))
      if (stranger !== undefined) {
        console.error(`There is no persona ${stranger}: choose among ${known.join(", ")}.`)
        return 2
      }
      const zone = stage.content.property.timezone
      const day = localTime(new Date(), zone).day
      const done: PersonaWalk[] = []
      const bar = createProgressBar(names.length * walks)
      await walkPersonas({ file, sentences, names, seed, walks, day }, stage, (walk) => {
        done.push(walk)
        bar.clear()
        if (!options.json) report(walk, zone, options.print === true)
        bar.show(done.length, walk.persona)
      })
      bar.clear()
      return finish(done, seed, options)
    },
  )
}

function report(walk: PersonaWalk, zone: string, isWhole: boolean): void {
  const isBroken = walk.broken.length > 0
  console.log(`${isBroken ? "✗" : "✓"} ${walk.persona} --seed ${walk.seed} (${walk.turns.length} turns)`)
  for (const fault of walk.broken) console.log(`  ✗ ${fault}`)
  if (isBroken || isWhole) console.log(printTalk(walk.turns, [], zone))
  if (isBroken) console.log(`  As a script:\n${stringify(walk.transcript)}`)
}

function finish(done: PersonaWalk[], seed: number, { json }: SimulateOptions): number {
  const broken = done.filter((walk) => walk.broken.length > 0)
  if (json)
    console.log(
      JSON.stringify({ seed, walks: done.map(({ persona, seed, broken, transcript }) => ({ persona, seed, broken, transcript })) }),
    )
  console.error(`${done.length} walks from seed ${seed}: ${done.length - broken.length} held, ${broken.length} broke.`)
  return broken.length > 0 ? 1 : 0
}
