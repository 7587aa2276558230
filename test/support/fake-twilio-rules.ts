/** A message Twilio took. */
export type AcceptedSms = {
  sid: string
  at: Date
  to: string
  from: string | null
  messagingServiceSid: string | null
  body: string
  /** Null on WhatsApp, which is not billed so. */
  segments: number | null
  statusCallback: string | null
  status: string
  /** Null while it waits in Twilio's queue. */
  sentAt: Date | null
  errorCode: number | null
}

export type Draft = Pick<AcceptedSms, "to" | "from" | "messagingServiceSid" | "body" | "statusCallback">

const PARAMETERS = new Set(["To", "From", "MessagingServiceSid", "Body", "StatusCallback"])

/** Reads the form of a send; whatever we should never send is named. */
export function readDraft(form: URLSearchParams): { draft: Draft; surprises: string[] } {
  const draft = {
    to: form.get("To") ?? "",
    from: form.get("From"),
    messagingServiceSid: form.get("MessagingServiceSid"),
    body: form.get("Body") ?? "",
    statusCallback: form.get("StatusCallback"),
  }
  return { draft, surprises: [...form.keys()].filter((name) => !PARAMETERS.has(name)).map((name) => `unknown parameter ${name}`) }
}

/** The error code a send is refused with whoever the guest is, or null. Source: twilio.com/docs/api/errors. */
export function codeOf(draft: Draft, number: string): number | null {
  const isWhatsApp = draft.to.startsWith("whatsapp:")
  if (!/^\+[1-9]\d{6,14}$/.test(draft.to.replace("whatsapp:", ""))) return 21211
  if (!draft.from && !draft.messagingServiceSid) return 21603
  if (draft.from && draft.from.startsWith("whatsapp:") !== isWhatsApp) return 21910
  if (draft.from && draft.from.replace("whatsapp:", "") !== number) return 21606
  if (draft.messagingServiceSid && !/^MG[0-9a-f]{32}$/.test(draft.messagingServiceSid)) return 21701
  if (draft.body === "") return 21602
  if (draft.body.length > 1_600) return 21617
  if (draft.statusCallback !== null && !URL.canParse(draft.statusCallback)) return 21609
  return null
}

/** One page as Twilio lists it: newest first, and dated filters leave out what has not been sent yet. */
export function listPage(messages: AcceptedSms[], query: URLSearchParams, path: string, accountSid: string) {
  const size = Math.min(1_000, Number(query.get("PageSize") ?? 50))
  const page = Number(query.get("Page") ?? 0)
  const found = messages.filter((sms) => isWanted(sms, query)).reverse()
  const shown = found.slice(page * size, (page + 1) * size)
  const next = new URLSearchParams(query)
  next.set("Page", String(page + 1))
  next.set("PageToken", `PA${shown.at(-1)?.sid}`)
  return {
    first_page_uri: `${path}?PageSize=${size}&Page=0`,
    end: page * size + shown.length - 1,
    previous_page_uri: null,
    messages: shown.map((sms) => resourceOf(sms, accountSid)),
    uri: `${path}?${query}`,
    page_size: size,
    start: page * size,
    next_page_uri: found.length > (page + 1) * size ? `${path}?${next}` : null,
    page,
  }
}

function isWanted(sms: AcceptedSms, query: URLSearchParams): boolean {
  const sent = sms.sentAt?.toISOString() ?? null
  const [to, from, on, after, before] = ["To", "From", "DateSent", "DateSent>", "DateSent<"].map((name) => query.get(name))
  if ((to && sms.to !== to) || (from && sms.from !== from)) return false
  if (on && !sent?.startsWith(on.slice(0, 10))) return false
  return !(after && (sent === null || sent < after)) && !(before && (sent === null || sent > before))
}

/** A message as the API shows it. */
export function resourceOf(sms: AcceptedSms, accountSid: string) {
  return {
    body: sms.body,
    num_segments: String(sms.segments ?? 1),
    direction: "outbound-api",
    from: sms.from,
    to: sms.to,
    date_created: rfc2822(sms.at),
    date_updated: rfc2822(sms.sentAt ?? sms.at),
    date_sent: sms.sentAt && rfc2822(sms.sentAt),
    price: null,
    price_unit: "USD",
    error_code: sms.errorCode,
    error_message: null,
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sms.sid}.json`,
    account_sid: accountSid,
    num_media: "0",
    status: sms.status,
    messaging_service_sid: sms.messagingServiceSid,
    sid: sms.sid,
    api_version: "2010-04-01",
    subresource_uris: {},
  }
}

const rfc2822 = (at: Date): string => at.toUTCString().replace("GMT", "+0000")
