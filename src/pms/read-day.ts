const FORMS = [
  /^(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?.*)?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?: +\d{1,2}:\d{2}(?::\d{2})?)?$/,
]

/**
 * A day as exports write it, as `YYYY-MM-DD`: 2026-03-01, 2026/3/1, 2026年3月1日, 20260301, 01.03.2026, a time after it is
 * left out. Null for what is no day, and for 03/04/2026, which may be one of two.
 */
export function readDay(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/\s*([年月])\s*|\s+(?=日)/g, "$1")
  for (const form of FORMS) {
    const { year = "", month = "", day = "" } = form.exec(plain)?.groups ?? {}
    if (year === "") continue
    const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
    const date = new Date(`${written}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null
  }
  return null
}
