/** How long a claimed message or job belongs to the process that claimed it. After that, others take it over. */
export const LEASE_MS = 30_000
