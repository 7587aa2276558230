import type { Property } from "../domain/property.ts"
import type { StaffMember } from "../domain/staff.ts"
import { isWithin, localTime } from "../lib/time.ts"

/** Who there is to tell, and when. */
export type Scene = { property: Property; staff: StaffMember[]; now: Date }

const FRONT_OFFICE = "front-office"
const DUTY_MANAGER = "duty-manager"

/**
 * The people a rung's `to` means at this moment: `department` (the ticket's own, or who covers it), `everyone-on-duty`,
 * a role, a staff key or a department. Only people we can write to. Empty when nobody holds it.
 */
export function peopleFor(to: string, department: string, scene: Scene): StaffMember[] {
  const reachable = scene.staff.filter(isTellable)
  if (to === "department") return deskFor(department, scene)
  if (to === "everyone-on-duty") return reachable.filter((member) => isOnDuty(member, scene))
  const byRole = reachable.filter((member) => member.role === to)
  if (byRole.length > 0) return byRole
  const byKey = reachable.filter((member) => member.key === to)
  if (byKey.length > 0) return byKey
  return Object.hasOwn(scene.property.departments, to) ? deskFor(to, scene) : []
}

/** Whoever is left when no rung reaches anybody: duty managers, general managers, else anyone at all. */
export function lastResort(scene: Scene): StaffMember[] {
  const reachable = scene.staff.filter(isTellable)
  for (const role of [DUTY_MANAGER, "general-manager"]) {
    const people = reachable.filter((member) => member.role === role)
    if (people.length > 0) return people
  }
  return reachable
}

export const isTellable = (member: StaffMember): boolean => member.address !== null && member.conversation !== null

/** Split shifts count: a department between its spans is closed. One that is not configured is closed too. */
export function isDepartmentOpen(department: string, scene: Pick<Scene, "property" | "now">): boolean {
  const hours = scene.property.departments[department]?.hours
  if (!hours) return false
  return hours === "always" || isWithin(localTime(scene.now, scene.property.timezone).time, hours)
}

/** The department's desk while it is open; else its cover's, and so on; then front office; then the duty manager. */
function deskFor(department: string, scene: Scene): StaffMember[] {
  const reachable = scene.staff.filter(isTellable)
  // A complaint's "department" is the duty manager: a role, not a desk.
  const byRole = scene.property.departments[department] ? [] : reachable.filter((member) => member.role === department)
  if (byRole.length > 0) return byRole
  for (const name of coverChain(department, scene.property)) {
    const desk = isDepartmentOpen(name, scene) ? deskOf(name, reachable) : []
    if (desk.length > 0) return desk
  }
  return reachable.filter((member) => member.role === DUTY_MANAGER)
}

/** Those who do the work; a department's head only when it has nobody else. */
function deskOf(department: string, reachable: StaffMember[]): StaffMember[] {
  const all = reachable.filter((member) => member.department === department)
  const desk = all.filter((member) => member.role === "staff")
  return desk.length > 0 ? desk : all
}

function coverChain(department: string, property: Property): string[] {
  const chain: string[] = []
  let name: string | null = department
  while (name && !chain.includes(name)) {
    chain.push(name)
    name = property.departments[name]?.cover ?? null
  }
  return chain.includes(FRONT_OFFICE) ? chain : [...chain, FRONT_OFFICE]
}

function isOnDuty(member: StaffMember, scene: Scene): boolean {
  return member.department === null || isDepartmentOpen(member.department, scene)
}
