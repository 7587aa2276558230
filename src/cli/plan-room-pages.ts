import type { Language } from "../domain/language.ts"
import type { Contact, Property } from "../domain/property.ts"
import { groupRoomCode } from "../guests/room-code.ts"
import type { Catalog } from "../templates/catalog.ts"
import { render } from "../templates/render.ts"

/** Words in one language, which decides the typeface. */
type Line = { language: Language; text: string }

/** What a QR code on the page carries, and the channel's name below it. */
export type PageCode = { name: string; carries: string }

/** One page: one code, which ties one guest. */
export type RoomPage = {
  room: string
  code: string
  /** The hotel's name. */
  title: Line | null
  invitation: Line[]
  codes: PageCode[]
  /** For WeChat, which opens no prepared message: how, and the code in groups to type. */
  byHand: { how: Line[]; groups: string[] } | null
}

/** What all pages of a file have in common. `canPrint` knows which words there is a typeface for. */
export type PageContent = {
  property: Pick<Property, "name" | "languages"> & { contact: Contact }
  templates: Catalog
  canPrint: (language: Language, text: string) => boolean
}

/** Lays out what stands on the card of a room. Words without a typeface, and channels the hotel does not have, are left off. */
export function planRoomPage(room: string, code: string, { property, templates, canPrint }: PageContent): RoomPage {
  const { contact, languages } = property
  const printable = ({ language, text }: Line): boolean => canPrint(language, text)
  const inEach = (id: string): Line[] =>
    languages.map((language) => ({ language, text: render(templates, id, language, {}) })).filter(printable)
  return {
    room,
    code,
    title: languages.map((language) => ({ language, text: property.name[language] })).find(printable) ?? null,
    invitation: inEach("room-card.invitation"),
    codes: codesFor(code, contact),
    byHand: contact.wechat ? { how: inEach("room-card.wechat"), groups: groupRoomCode(code) } : null,
  }
}

/** All words of the pages, for choosing a typeface. */
export function wordsOf({ property, templates }: Pick<PageContent, "property" | "templates">): Line[] {
  const ids = property.contact.wechat ? ["room-card.invitation", "room-card.wechat"] : ["room-card.invitation"]
  return property.languages.flatMap((language) => [
    { language, text: property.name[language] },
    ...ids.map((id) => ({ language, text: render(templates, id, language, {}) })),
  ])
}

/**
 * LINE opens the chat with the code already written; so do telephones with `SMSTO:`, the form of QR codes for messages
 * that cameras of both makes know (an `sms:` link's body is written differently for each). WeChat opens the account.
 */
function codesFor(code: string, { line, wechat, sms }: Contact): PageCode[] {
  return [
    ...(line ? [{ name: "LINE", carries: `https://line.me/R/oaMessage/${encodeURIComponent(line)}/?${encodeURIComponent(code)}` }] : []),
    ...(wechat ? [{ name: "WeChat", carries: wechat }] : []),
    ...(sms ? [{ name: "SMS", carries: `SMSTO:${sms}:${code}` }] : []),
  ]
}
