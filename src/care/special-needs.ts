/** Something a department does for a guest who needs care. Its words are the template `care.measure-…`. */
export type Measure = { department: string; measure: string }

const housekeeping = (measure: string): Measure => ({ department: "housekeeping", measure })
const frontOffice = (measure: string): Measure => ({ department: "front-office", measure })
const concierge = (measure: string): Measure => ({ department: "concierge", measure })
const restaurant = (measure: string): Measure => ({ department: "food-and-beverage", measure })

/**
 * What each need makes the house do, by the values of the fact `care-need` (A320–A326). Departments read what to do and
 * never why: the reason is for the one person in charge.
 */
const MEASURES: Record<string, Measure[]> = {
  infant: [housekeeping("cot"), housekeeping("bottle-warmer"), housekeeping("baby-bath"), frontOffice("quiet-room")],
  pregnant: [concierge("luggage-help"), housekeeping("pillows-and-blanket"), frontOffice("low-floor")],
  "reduced-mobility": [
    frontOffice("accessible-room"),
    concierge("wheelchair"),
    concierge("luggage-help"),
    housekeeping("clear-paths"),
    restaurant("table-help"),
  ],
  elderly: [concierge("luggage-help"), frontOffice("low-floor"), housekeeping("bath-mat"), restaurant("table-help")],
  hearing: [frontOffice("written-word"), housekeeping("visible-alarm")],
  sight: [frontOffice("escort-to-room"), housekeeping("clear-paths"), restaurant("menu-read-out")],
}

/** The measures for these needs, each once. A need nobody has described is the owner's to think about. */
export function measuresFor(needs: string[]): Measure[] {
  const measures = needs.flatMap((need) => MEASURES[need] ?? [])
  return measures.filter(
    (one, index) => measures.findIndex(({ department, measure }) => department === one.department && measure === one.measure) === index,
  )
}
