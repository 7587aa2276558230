import type { CareWindow } from "../ports/job.ts"
import type { Database } from "./database.ts"

/**
 * `known` is each stay's phase and all that its preparation depends on. A job remembers the state it was planned for: while
 * it is pending nothing is changed, and once it is done another state wakes it. So a change that comes while a preparation
 * is being planned plans it once more, and several processes that look at the same moment plan it once.
 */
const SQL = `
with known as (
  select s.id, 'care:prepare:' || s.id as key, s.phase, md5(concat_ws('|', s.phase, s.arrival, coalesce(s.room, '-'), coalesce(s.children, -1),
    coalesce(s.expected_at::text, '-'), coalesce(g.vip, '-'), coalesce(g.language, '-'), g.id, f.count, f.told, f.settled)) as state
  from (
    select *, case
      when status in ('cancelled', 'no-show', 'departed') or (status = 'booked' and arrival > $2::date) then 'off'
      when status = 'in-house' then 'in-house'
      when arrival > $1::date or not $3::boolean then 'ahead'
      else 'arriving' end as phase
    from stay where departure >= $1::date - 1
  ) s
  join guest g on g.id = s.guest_id
  cross join lateral (
    select count(*) as count, max(at) as told, max(settled_at) as settled, max(at) filter (where source = 'observation') as seen
    from guest_fact where guest_id = s.guest_id
  ) f
  where case s.phase
    when 'off' then exists (select 1 from job where key = 'care:prepare:' || s.id and payload->>'phase' <> 'off')
    when 'in-house' then f.seen >= s.arrival - 1
    else s.arrival between $1::date and $2::date end
)
insert into job (id, key, name, payload, due_at, created_at)
select 'job_' || known.id, known.key, 'prepare',
  jsonb_build_object('name', 'prepare', 'stay', known.id, 'phase', known.phase, 'state', known.state), $4::timestamptz, $4::timestamptz
from known left join job on job.key = known.key
where job.id is null or (job.status <> 'pending' and job.payload->>'state' is distinct from known.state)
order by known.id
on conflict (key) do update set payload = excluded.payload, due_at = excluded.due_at, status = 'pending', attempts = 0,
  lease_owner = null, lease_until = null, last_error = null, done_at = null
where job.status <> 'pending' and job.payload->>'state' is distinct from excluded.payload->>'state'
returning id`

/** See `Store.planPreparations`. */
export async function planPreparations(database: Database, { today, lastDay, isCheckTime }: CareWindow, at: Date): Promise<number> {
  const planned = await database.query<{ id: string }>("plan-preparations", SQL, [today, lastDay, isCheckTime, at.toISOString()])
  return planned.length
}
