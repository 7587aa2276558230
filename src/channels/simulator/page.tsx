import { raw } from "hono/html"
import { LANGUAGES, type Language } from "../../domain/language.ts"
import type { ClientData } from "./client/data.ts"
import { FlowSide } from "./flow-side.tsx"
import { Icon, IconSet } from "./icons.tsx"
import type { SimulatorPeople } from "./people.ts"
import type { SimulatorWord, SimulatorWords } from "./words.ts"

/** Languages by their own short names, as a reader looks for them. */
const LANGUAGE_NAMES: Record<Language, { short: string; long: string }> = {
  "zh-Hans": { short: "简", long: "简体中文" },
  "zh-Hant": { short: "繁", long: "繁體中文" },
  ja: { short: "日", long: "日本語" },
  en: { short: "EN", long: "English" },
}

const FAVICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='9' fill='%231f5a64'/%3E" +
  "%3Cpath d='M10 8v16M22 8v16M10 16h12' stroke='%23fff' stroke-width='3' stroke-linecap='round'/%3E%3C/svg%3E"

export type SimulatorPageProps = { hotel: string; language: Language; languages: Language[]; words: SimulatorWords } & SimulatorPeople
type Said = { words: SimulatorWords }

/** The simulator's page: a guest's phone, the staff's, and the flow, side by side, or one at a time where the screen is narrow. */
export const SimulatorPage = ({ hotel, language, languages, words, staff, guests }: SimulatorPageProps) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${hotel} · ${words["page-title"]}`}</title>
      <link rel="icon" href={FAVICON} />
      <link rel="stylesheet" href="/simulator/simulator.css" />
      <script type="application/json" id="simulator-data">
        {raw(dataText({ language, hotel, words, staff, guests }))}
      </script>
      <script type="module" src="/simulator/simulator.js" />
    </head>
    <body data-view="guest">
      <IconSet />
      <Top hotel={hotel} language={language} languages={languages} words={words} />
      <noscript>
        <p class="notice">{words["no-script"]}</p>
      </noscript>
      <p id="offline" class="notice" role="status" hidden>
        {words.offline}
      </p>
      <main>
        <GuestSide hotel={hotel} words={words} guests={guests} language={language} />
        <StaffSide words={words} staff={staff} hotel={hotel} />
        <FlowSide words={words} />
      </main>
    </body>
  </html>
)

const Top = ({ hotel, language, languages, words }: Said & { hotel: string; language: Language; languages: Language[] }) => (
  <header class="top">
    <span class="mark" aria-hidden="true">
      {[...hotel][0]}
    </span>
    <h1>
      {hotel} <small>{words["page-title"]}</small>
    </h1>
    <p class="about">{words.about}</p>
    <div class="views">
      {(["guest", "staff", "flow"] as const).map((side) => (
        <button type="button" data-view-of={side} aria-pressed={side === "guest" ? "true" : "false"}>
          {words[side]}
          {side !== "flow" && <Badge name={side} words={words} />}
        </button>
      ))}
    </div>
    <nav aria-label={words["page-language"]}>
      {LANGUAGES.filter((one) => languages.includes(one)).map((one) => (
        <a
          href={`?lang=${one}`}
          lang={one}
          hreflang={one}
          title={LANGUAGE_NAMES[one].long}
          aria-label={LANGUAGE_NAMES[one].long}
          aria-current={one === language ? "true" : undefined}
        >
          {LANGUAGE_NAMES[one].short}
        </a>
      ))}
    </nav>
  </header>
)

type GuestSideProps = Said & { hotel: string; guests: SimulatorPeople["guests"]; language: Language }

const GuestSide = ({ hotel, words, guests, language }: GuestSideProps) => (
  <section class="side guest" aria-label={words.guest}>
    <div class="picks">
      <fieldset class="pills">
        <legend class="unseen">{words.channel}</legend>
        {(["line", "sms", "wechat"] as const).map((channel, index) => (
          <Pill name="channel" value={channel} isChecked={index === 0} label={words[`channel-${channel}`]} />
        ))}
      </fieldset>
      <div class="who">
        <select id="who-guest" aria-label={words["who-guest"]}>
          {guests.map((guest) => (
            <option value={guest.id} selected={guest === firstPick(guests, language)}>
              {guest.name}
            </option>
          ))}
          <option value="">{words["unknown-guest"]}</option>
        </select>
        <span id="about-guest" class="faint" />
        <button type="button" id="new-guest" class="round" aria-label={words["new-guest"]} title={words["new-guest"]} hidden>
          <Icon name="renew" />
        </button>
      </div>
    </div>
    <div class="phone is-empty" id="guest-phone" data-skin="line">
      <PhoneHead title={hotel} subtitleId="guest-channel" mark={[...hotel][0] ?? ""} />
      <div class="log" role="log" aria-label={words["talk-guest"]} tabindex={0}>
        <div class="blank">
          <p>{words["empty-guest"]}</p>
          <div class="starters">
            {(["try-1", "try-2", "try-3", "try-4"] as const).map((word) => (
              <button type="button">{words[word]}</button>
            ))}
          </div>
        </div>
        <Typing words={words} />
      </div>
      <Composer words={words} placeholder="placeholder" hasMenu={true} />
    </div>
  </section>
)

const StaffSide = ({ words, staff, hotel }: Said & { staff: SimulatorPeople["staff"]; hotel: string }) => (
  <section class="side staff" aria-label={words.staff}>
    <div class="picks">
      <fieldset class="pills">
        <legend class="unseen">{words["who-staff"]}</legend>
        {staff.map(({ key, name }, index) => (
          <Pill name="staff" value={key} isChecked={index === 0} label={name} badge={<Badge name={`staff:${key}`} words={words} />} />
        ))}
      </fieldset>
    </div>
    <div class="phone is-empty" id="staff-phone" data-skin="staff">
      <PhoneHead title={words.staff} titleId="staff-name" subtitle={hotel} mark={[...hotel][0] ?? ""} markId="staff-mark" />
      <div class="log" role="log" aria-label={words["talk-staff"]} tabindex={0}>
        <div class="blank">
          <p>{staff.length > 0 ? words["empty-staff"] : words["no-staff"]}</p>
        </div>
        <Typing words={words} />
      </div>
      <Composer words={words} placeholder="placeholder-staff" hasMenu={false} />
    </div>
  </section>
)

const Pill = ({
  name,
  value,
  isChecked,
  label,
  badge,
}: {
  name: string
  value: string
  isChecked: boolean
  label: string
  badge?: unknown
}) => (
  <label class="pill">
    <input type="radio" name={name} value={value} checked={isChecked} />
    <span>{label}</span>
    {badge}
  </label>
)

const Badge = ({ name, words }: Said & { name: string }) => (
  <span class="badge">
    <span data-badge={name} />
    <span class="unseen"> {words.unread}</span>
  </span>
)

type PhoneHeadProps = { title: string; titleId?: string; subtitle?: string; subtitleId?: string; mark: string; markId?: string }

const PhoneHead = ({ title, titleId, subtitle, subtitleId, mark, markId }: PhoneHeadProps) => (
  <div class="head">
    <span class="mark" id={markId} aria-hidden="true">
      {mark}
    </span>
    <div>
      <h2 id={titleId}>{title}</h2>
      <p id={subtitleId}>{subtitle}</p>
    </div>
  </div>
)

const Typing = ({ words }: Said) => (
  <div class="typing" role="img" aria-label={words.typing} hidden>
    <i />
    <i />
    <i />
  </div>
)

const Composer = ({ words, placeholder, hasMenu }: Said & { placeholder: SimulatorWord; hasMenu: boolean }) => (
  <form class="composer">
    <fieldset class="chips" aria-label={words["quick-replies"]} hidden />
    {hasMenu && (
      <div class="menu" id="attach-menu" hidden>
        {(["sticker", "picture", "voice", "place"] as const).map((kind) => (
          <button type="button" data-kind={kind}>
            <Icon name={kind} />
            {words[kind]}
          </button>
        ))}
      </div>
    )}
    <div class="line">
      {hasMenu && (
        <button
          type="button"
          class="round attach"
          aria-expanded="false"
          aria-controls="attach-menu"
          aria-label={words.attach}
          title={words.attach}
        >
          <Icon name="plus" />
        </button>
      )}
      <textarea rows={1} maxlength={5000} aria-label={words[placeholder]} placeholder={words[placeholder]} autocomplete="off" />
      <button type="submit" class="round send" aria-label={words.send} title={words.send}>
        <Icon name="send" />
      </button>
    </div>
  </form>
)

/** Somebody in house who speaks the reader's language, where there is one. */
function firstPick(guests: SimulatorPeople["guests"], language: Language): SimulatorPeople["guests"][number] | undefined {
  const inHouse = guests.filter((guest) => guest.phase === "in-house")
  return inHouse.find((guest) => guest.language === language) ?? inHouse[0] ?? guests[0]
}

/** JSON inside a page: `<` is written so that no name can end the script element. */
function dataText(data: ClientData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c")
}
