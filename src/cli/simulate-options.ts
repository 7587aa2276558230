/** What was typed after `simulate`. */
export type SimulateOptions = {
  json?: boolean
  print?: boolean
  personas?: string[] | true
  walks: string
  forecast?: boolean
  rooms: string
  days: string
  day?: string
  seed?: string
}
