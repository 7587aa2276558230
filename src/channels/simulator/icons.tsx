import type { Child } from "hono/jsx"

/** Line drawings on a 24 grid, taken by the page and its script as `#icon-<name>`. */
const DRAWINGS: Record<string, Child> = {
  send: <path d="M4.5 12 4 5l17 7-17 7 .5-7Zm0 0H12" />,
  plus: <path d="M12 5v14M5 12h14" />,
  sticker: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M8.5 14c.8 1.4 2 2.1 3.5 2.1s2.7-.7 3.5-2.1M9 9.5v.5M15 9.5v.5" />
    </>
  ),
  picture: (
    <>
      <rect x="3.5" y="5" width="17" height="14" rx="2.5" />
      <path d="m4 17 5-5 4 4 3-3 4.5 4.5M15.5 9v.01" />
    </>
  ),
  voice: (
    <>
      <rect x="9" y="3.5" width="6" height="11" rx="3" />
      <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
    </>
  ),
  place: (
    <>
      <path d="M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21Z" />
      <circle cx="12" cy="9.5" r="2.5" />
    </>
  ),
  renew: <path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5M20 4.5v5h-5" />,
}

export const IconSet = () => (
  <svg class="unseen" aria-hidden="true">
    {Object.entries(DRAWINGS).map(([name, drawing]) => (
      <symbol id={`icon-${name}`} viewBox="0 0 24 24">
        {drawing}
      </symbol>
    ))}
  </svg>
)

export const Icon = ({ name }: { name: string }) => (
  <svg class="icon" aria-hidden="true">
    <use href={`#icon-${name}`} />
  </svg>
)
