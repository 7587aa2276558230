import type { Command } from "commander"
import { simulateForecast } from "./simulate-forecast.ts"
import type { SimulateOptions } from "./simulate-options.ts"
import { simulatePersonas } from "./simulate-personas.ts"
import { simulateScripts } from "./simulate-scripts.ts"

/** `simulate`: scripts, personas or a forecast, on a house in memory. Touches no stored data. */
export function addSimulate(program: Command, done: (code: number) => void): void {
  program
    .command("simulate")
    .description("play talks on a house in memory, beside a running server: scripts, personas at random, or the forecast of a day")
    .argument("[scripts...]", "files, folders or patterns")
    .option("--json", "print the outcome as JSON")
    .option("--print", "show every talk as a chat, with the words said")
    .option("--personas [names...]", "let these personas of flows/simulate/personas.yaml walk at random (all of them)")
    .option("--walks <n>", "walks of each persona", "5")
    .option("--forecast", "play a day against the staff of flows/simulate/forecast.yaml and print what will be late")
    .option("--rooms <n>", "rooms of the hotel, for the forecast", "200")
    .option("--day <day>", "the day of the forecast, like 2026-11-23 (today)")
    .option("--days <n>", "how often the forecast plays the day", "3")
    .option("--seed <n>", "repeats what was drawn with this number")
    .action(async (words: string[], options: SimulateOptions) => {
      if (options.forecast) done(await simulateForecast(options))
      else done(options.personas ? await simulatePersonas(options) : await simulateScripts(words, options))
    })
}
