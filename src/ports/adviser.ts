import type { IntentId } from "../domain/reading.ts"

/**
 * Asked what a message means when our own reading abstains. Null when it does not know, is away or too slow: then the
 * guest is asked, as without it. Never throws, and answers within the bound its maker was given.
 */
export type Adviser = (text: string) => Promise<IntentId | null>
