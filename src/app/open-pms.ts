import { createApaleo } from "../pms/apaleo.ts"
import { createCloudbeds } from "../pms/cloudbeds.ts"
import { createMews } from "../pms/mews.ts"
import { createOpera } from "../pms/opera.ts"
import type { PmsAdapter } from "../ports/pms.ts"
import type { Clock } from "../ports/runtime.ts"
import type { PmsConfig } from "./pms-config.ts"

/** The hotel's systems that a configuration turns on, by name. */
export function openPms({ mews, cloudbeds, apaleo, opera }: PmsConfig, zone: string, clock: Clock): Map<string, PmsAdapter> {
  const adapters = [
    mews && createMews(mews, zone),
    cloudbeds && createCloudbeds(cloudbeds, { clock, zone }),
    apaleo && createApaleo(apaleo, clock),
    opera && createOpera(opera, clock),
  ]
  return new Map(adapters.filter((adapter) => adapter !== null).map((adapter) => [adapter.source, adapter]))
}
