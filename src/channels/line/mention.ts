import { z } from "zod"

const Mention = z.looseObject({
  mentionees: z.array(z.looseObject({ index: z.int().min(0), length: z.int().min(1), isSelf: z.boolean().optional().catch(undefined) })),
})

/**
 * A group's text without "@Houseline" itself, so that "@Houseline T42 take" reads as "T42 take". Mentions of other
 * people stay, as does a text that is nothing but the mention.
 * Positions are UTF-16 code units of the text as sent. Source: Messaging API reference, text message's `mention`.
 */
export function withoutOwnMention(text: string, mention: unknown): string {
  const read = Mention.safeParse(mention)
  if (!read.success) return text
  const own = read.data.mentionees.filter(({ isSelf, index }) => isSelf && text[index] === "@")
  const rest = own
    .sort((a, b) => b.index - a.index)
    .reduce((left, { index, length }) => left.slice(0, index) + left.slice(index + length), text)
    .trim()
  return own.length > 0 && rest !== "" ? rest : text
}
