import { type Chance, createChance } from "../lib/chance.ts"
import { instantOf } from "../lib/time.ts"
import type { Speech } from "./answer-asked.ts"
import type { Stage } from "./open-stage.ts"
import type { PersonasFile } from "./personas-file.ts"
import type { Sentences } from "./sentences.ts"
import type { GuestChannel } from "./transcript.ts"
import { type Walk, type Walker, walkPersona } from "./walk-persona.ts"

const CHANNELS: Record<GuestChannel, number> = { line: 5, sms: 3, wechat: 2 }
const STAFF_THERE_SHARE = 0.6
const KNOWN_SHARE = 0.8
const HOURS = 24

export type Walks = {
  file: PersonasFile
  sentences: Sentences
  /** Which of the file's personas walk. */
  names: string[]
  /** The first walk's; each further walk has the next number. */
  seed: number
  walks: number
  /** The hotel's day on which they walk, `YYYY-MM-DD`. */
  day: string
}
export type PersonaWalk = Walk & { persona: string; seed: number }

/** Lets each persona walk `walks` times, each in an empty house. A walk depends on its persona and its own seed alone. */
export async function walkPersonas(plan: Walks, stage: Stage, onWalk: (walk: PersonaWalk) => void): Promise<void> {
  for (const name of plan.names) {
    const persona = plan.file.personas[name]
    if (!persona) throw new Error(`Nobody is called ${name} in the personas file`)
    for (let seed = plan.seed; seed < plan.seed + plan.walks; seed++) {
      const chance = createChance(seed)
      const walker: Walker = { persona, ...drawWalker(plan.file, chance) }
      const time = `${String(chance.below(HOURS)).padStart(2, "0")}:10`
      const scene = await stage.openScene(instantOf(plan.day, time, stage.content.property.timezone), chance.next)
      const speech: Speech = { sentences: plan.sentences, answers: plan.file.answers, chance }
      onWalk({ ...(await walkPersona(walker, scene, speech)), persona: name, seed })
    }
  }
}

function drawWalker({ guests }: PersonasFile, chance: Chance): Omit<Walker, "persona"> {
  return {
    guest: chance.pick(guests),
    channel: chance.weigh(CHANNELS),
    isStaffThere: chance.next() < STAFF_THERE_SHARE,
    isKnown: chance.next() < KNOWN_SHARE,
  }
}
