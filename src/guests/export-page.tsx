import { raw } from "hono/html"
import type { Child } from "hono/jsx"
import { factWords } from "../domain/fact-kind.ts"
import type { Language } from "../domain/language.ts"
import { localTime } from "../lib/time.ts"
import type { GuestExport } from "./export-guest.ts"
import type { GuestContent } from "./guest-content.ts"

const STYLE = `
:root { color-scheme: light dark }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.125rem; margin-top: 2.5rem }
table { border-collapse: collapse; width: 100% } caption { text-align: start; font-weight: 600; padding: .5rem 0 }
th, td { text-align: start; vertical-align: top; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid #8884 }
td { overflow-wrap: anywhere; white-space: pre-line } footer { margin-top: 3rem; opacity: .8 }
@media print { body { margin: 0; max-width: none } h2 { break-after: avoid } tr { break-inside: avoid } }`

/** Nothing is loaded from anywhere and nothing runs: the page can be kept and opened without a network. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

type Reading = { told: GuestExport; content: GuestContent; language: Language }
type Say = (word: string) => string

/** What we hold about a guest, as they can read it, in their own language: one page, complete in itself. */
export function exportPage(told: GuestExport, content: GuestContent): string {
  const language = told.guest.language ?? content.property.languages[0] ?? "en"
  return `<!doctype html>${ExportPage({ told, content, language })}`
}

const ExportPage = (reading: Reading) => {
  const { told, content, language } = reading
  const hotel = content.property.name[language]
  const say: Say = (word) =>
    content.render(`export.${word}`, language, { hotel, name: told.guest.name, date: day(told.exportedAt, reading) })
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <title>{say("title")}</title>
        <style>{raw(STYLE)}</style>
      </head>
      <body>
        <main>
          <h1>{say("title")}</h1>
          <p>{say("intro")}</p>
          <Profile {...reading} say={say} />
          <Facts {...reading} say={say} />
          <Stays {...reading} say={say} />
          <Tickets {...reading} say={say} />
          <Surveys {...reading} say={say} />
          <Points {...reading} say={say} />
          <Messages {...reading} say={say} />
          <Audits {...reading} say={say} />
        </main>
        <footer>
          <p>{say("footer")}</p>
        </footer>
      </body>
    </html>
  )
}

type Section = Reading & { say: Say }

const Profile = ({ told, say }: Section) => {
  const { guest } = told
  const rows = [
    [say("name"), guest.name],
    [say("language"), guest.language],
    [say("phone"), guest.phone],
    [say("email"), guest.email],
    [say("tier"), [guest.tier, guest.vip, guest.memberNumber].filter(Boolean).join(" · ")],
    ...told.refs.map(({ source, ref }) => [source, ref]),
    ...told.addresses.map(({ channel, address }) => [channel, address.slice(address.indexOf(":") + 1)]),
  ].filter(([, value]) => value)
  return <Table title={say("profile")} head={[]} rows={rows} none={say("none")} />
}

const Facts = ({ told, content, language, say, ...rest }: Section) => (
  <Table
    title={say("facts")}
    head={["what", "source", "when"].map(say)}
    rows={told.facts.map((fact) => [
      `${factWords(fact, content.kinds, language)}${fact.status === "confirmed" ? "" : ` (${say(fact.status)})`}`,
      say(`source-${fact.source}`),
      day(fact.at, { told, content, language, ...rest }),
    ])}
    none={say("none")}
  />
)

const Stays = ({ told, content, language, say }: Section) => (
  <Table
    title={say("stays")}
    head={["reservation", "room", "dates", "status"].map(say)}
    rows={told.stays.map(({ reservation, room, arrival, departure, status, companions }) => [
      [reservation, ...companions].join("\n"),
      room ?? "",
      `${arrival} – ${departure}`,
      content.render(`export.stay-${status}`, language, {}),
    ])}
    none={say("none")}
  />
)

const Tickets = ({ told, content, language, say }: Section) => (
  <Table
    title={say("tickets")}
    head={["code", "what", "when", "words"].map(say)}
    rows={told.tickets.map(({ code, intent, openedAt, events, details }) => [
      code,
      [content.intentLabel(intent, language), ...Object.values(details)].join(" · "),
      moment(openedAt, { told, content, language }),
      events.flatMap(({ at, text }) => (text ? [`${moment(at, { told, content, language })} ${text}`] : [])).join("\n"),
    ])}
    none={say("none")}
  />
)

const Surveys = ({ told, say, ...reading }: Section) => (
  <Table
    title={say("surveys")}
    head={["when", "score", "words"].map(say)}
    rows={told.surveys.map(({ answeredAt, sentAt, score, nps, comment }) => [
      day(answeredAt ?? sentAt, { told, ...reading }),
      [score === null ? null : `${score}/4`, nps === null ? null : `NPS ${nps}/10`].filter(Boolean).join(" · "),
      comment ?? "",
    ])}
    none={say("none")}
  />
)

const Points = ({ told, say, ...reading }: Section) => (
  <Table
    title={say("points")}
    head={["when", "count", "words"].map(say)}
    rows={told.points.map(({ at, points, reason }) => [day(at, { told, ...reading }), points, reason ?? ""])}
    none={say("none")}
  />
)

const Messages = ({ told, say, ...reading }: Section) => (
  <Table
    title={say("messages")}
    head={["when", "who", "words"].map(say)}
    rows={told.conversations.flatMap(({ channel, messages }) =>
      messages.map(({ at, direction, text }) => [
        moment(at, { told, ...reading }),
        `${say(direction === "in" ? "you" : "house")} (${channel})`,
        text ?? say("not-text"),
      ]),
    )}
    none={say("none")}
  />
)

const Audits = ({ told, say, ...reading }: Section) => (
  <Table
    title={say("audits")}
    head={["when", "what"].map(say)}
    rows={told.audits.map(({ at, action }) => [moment(at, { told, ...reading }), action])}
    none={say("none")}
  />
)

const Table = ({ title, head, rows, none }: { title: string; head: string[]; rows: (Child | null)[][]; none: string }) => (
  <section>
    <h2>{title}</h2>
    {rows.length === 0 ? (
      <p>{none}</p>
    ) : (
      <table>
        {head.length > 0 && (
          <thead>
            <tr>
              {head.map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

const day = (at: Date, { content }: Pick<Reading, "content"> & Partial<Reading>): string => localTime(at, content.property.timezone).day
function moment(at: Date, { content }: Pick<Reading, "content"> & Partial<Reading>): string {
  const local = localTime(at, content.property.timezone)
  return `${local.day} ${local.time}`
}
