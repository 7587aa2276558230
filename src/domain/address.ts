const CHANNELS = ["line", "sms", "wechat", "simulator"] as const
export type ChannelName = (typeof CHANNELS)[number]

const FORMS = ["line", "line-group", "sms", "wechat", "wechat-room", "simulator"] as const
type AddressForm = (typeof FORMS)[number]

/** An id on a channel: `line:U…`, `line-group:C…`, `sms:+86…`, `wechat:o…`, `wechat-room:…`, `simulator:…`. */
export type Address = `${AddressForm}:${string}`

/** Reads an address as written in the property file or stored; null when the form is unknown or the id empty. */
export function parseAddress(text: string): Address | null {
  const colon = text.indexOf(":")
  if (colon < 1 || colon === text.length - 1) return null
  return (FORMS as readonly string[]).includes(text.slice(0, colon)) ? (text as Address) : null
}

/** The channel that carries this address. */
export function channelOf(address: Address): ChannelName {
  const form = address.slice(0, address.indexOf(":")) as AddressForm
  return form.replace(/-(group|room)$/, "") as ChannelName
}

/** The platform's own id, without the form. */
export function idOf(address: Address): string {
  return address.slice(address.indexOf(":") + 1)
}

/** A chat of several people, as a department's group. */
export function isGroup(address: Address): boolean {
  return address.startsWith("line-group:") || address.startsWith("wechat-room:")
}
