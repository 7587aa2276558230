import { channelOf } from "../domain/address.ts"
import { EMPTY_MEMORY, type Mode } from "../domain/conversation.ts"
import type { StaffId } from "../domain/ids.ts"
import type { StaffEntry } from "../domain/property.ts"
import type { StaffMember } from "../domain/staff.ts"
import type { Ids } from "../ports/runtime.ts"
import type { Database } from "./database.ts"
import * as rows from "./rows.ts"
import { toJson } from "./to-json.ts"

type NewStaff = StaffEntry & { id: StaffId }

/**
 * $4: `file` makes these entries all there are of the property file, so that those no longer in it leave; members added
 * by command stay as they are. A member keeps the id under the key for good. Each address gets a conversation.
 */
const SAVE = `
with input as materialized (
  select * from jsonb_to_recordset($1::jsonb) as x(id text, key text, name text, role text, department text, address text,
    language text, channel text, conversation text)
), saved as (
  insert into staff_member (id, key, name, role, department, address, language, source, is_active, created_at, updated_at)
  select id, key, name, role, department, address, language, $4, true, $2::timestamptz, $2 from input order by key
  on conflict (key) do update set name = excluded.name, role = excluded.role, department = excluded.department,
    address = excluded.address, language = excluded.language, source = excluded.source, is_active = true, updated_at = excluded.updated_at
), gone as (
  update staff_member set is_active = false, updated_at = $2
  where $4 = 'file' and source = 'file' and is_active and key not in (select key from input)
), seen as (
  select distinct on (address) address, channel, conversation from input where address is not null order by address
), addresses as (
  insert into address (address, channel, created_at) select address, channel, $2 from seen on conflict (address) do nothing
)
insert into conversation (id, address, mode, created_at, updated_at) select conversation, address, $3::jsonb, $2, $2 from seen
on conflict (address) do nothing`

const LIST = `
select ${rows.staffJson("m")} as staff from (${rows.STAFF_SELECT} where s.is_active) m order by m.key`

const NEW_MODE: Mode = { kind: "bot", memory: EMPTY_MEMORY }

/** See `Store.syncStaff` (`file`) and `Store.addStaff` (`added`). */
export async function saveStaff(database: Database, ids: Ids, staff: NewStaff[], source: "file" | "added", at: Date): Promise<void> {
  const input = staff.map((entry) => ({
    ...entry,
    channel: entry.address && channelOf(entry.address),
    conversation: ids.make("cnv"),
  }))
  await database.query("save-staff", SAVE, [toJson(input), at.toISOString(), toJson(NEW_MODE), source])
}

/** See `Store.listStaff`. */
export async function listStaff(database: Database): Promise<StaffMember[]> {
  const found = await database.query<{ staff: rows.StaffRow }>("list-staff", LIST, [])
  return found.map(({ staff }) => rows.staffOf(staff))
}
