/**
 * What is known of the reservations, references and people that statements name. $1: a list of
 * `{reservation, source, ref, phone, name}`. Profiles that were merged come with those that took them over.
 */
export const LOAD_STAYS = `
with recursive input as materialized (
  select * from jsonb_to_recordset($1::jsonb) as x(reservation text, source text, ref text, phone text, name text)
), stays as materialized (
  select * from stay where reservation = any (array(select reservation from input where reservation is not null))
), refs as materialized (
  select distinct r.source, r.ref, r.guest_id from input i
  cross join lateral (select * from guest_ref where source = i.source and ref = i.ref limit 1) r
), twins as materialized (
  select distinct t.id from input i
  cross join lateral (
    select id from guest where phone = i.phone and lower(name) = lower(i.name) and erased_at is null and merged_into is null limit 2
  ) t
), found(id) as (
  select guest_id from stays union select guest_id from refs union select id from twins
  union
  select g.merged_into from found join guest g on g.id = found.id where g.merged_into is not null
)
select json_build_object(
  'stays', (select coalesce(json_agg(json_build_object('id', id, 'reservation', reservation, 'guestId', guest_id, 'room', room,
    'arrival', arrival, 'departure', departure, 'status', status, 'source', source, 'asOf', as_of, 'changedAt', changed_at,
    'companions', companions, 'children', children, 'expectedAt', expected_at, 'spent', spent)), '[]') from stays),
  'refs', (select coalesce(json_agg(json_build_object('source', source, 'ref', ref, 'guestId', guest_id)), '[]') from refs),
  'guests', (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'familyName', g.family_name,
    'givenName', g.given_name, 'title', g.title, 'language', g.language, 'phone', g.phone, 'email', g.email, 'tier', g.tier,
    'vip', g.vip, 'memberNumber', g.member_number, 'mergedInto', g.merged_into, 'erasedAt', g.erased_at, 'changedAt', g.changed_at,
    'sources', array(select r.source from guest_ref r where r.guest_id = g.id))), '[]')
    from guest g where g.id = any (array(select id from found)))
) as known`

/**
 * Writes what was decided. $1: the rows of `planStays`; $2: when it was heard. A profile that was erased or told anew
 * meanwhile is left alone.
 */
export const WRITE_STAYS = `
with guests as materialized (
  select * from jsonb_to_recordset($1::jsonb->'guests') as x(id text, "isNew" boolean, name text, "familyName" text, "givenName" text,
    title text, language text, phone text, email text, tier text, vip text, "changedAt" timestamptz)
), stays as materialized (
  select * from jsonb_to_recordset($1::jsonb->'stays') as x(id text, "isNew" boolean, "isHandedOver" boolean, reservation text,
    "guestId" text, room text, arrival date, departure date, status text, source text, "changedAt" timestamptz, companions jsonb,
    children int, "expectedAt" timestamptz, spent numeric)
), new_guests as (
  insert into guest (id, name, family_name, given_name, title, language, phone, email, tier, vip, changed_at, created_at, updated_at)
  select id, name, "familyName", "givenName", title, language, phone, email, tier, vip, "changedAt", $2::timestamptz, $2
  from guests where "isNew"
), known_guests as (
  update guest g set name = coalesce(x.name, g.name), family_name = coalesce(x."familyName", g.family_name),
    given_name = coalesce(x."givenName", g.given_name), title = coalesce(x.title, g.title),
    language = coalesce(x.language, g.language), phone = coalesce(x.phone, g.phone), email = coalesce(x.email, g.email),
    tier = coalesce(x.tier, g.tier), vip = coalesce(x.vip, g.vip), changed_at = x."changedAt", updated_at = $2
  from guests x
  where g.id = any (array(select id from guests where not "isNew")) and g.id = x.id and g.erased_at is null
    and (g.changed_at is null or g.changed_at <= x."changedAt")
), refs as (
  insert into guest_ref (source, ref, guest_id)
  select source, ref, "guestId" from jsonb_to_recordset($1::jsonb->'refs') as x(source text, ref text, "guestId" text)
  on conflict (source, ref) do nothing
), new_stays as (
  insert into stay (id, reservation, guest_id, room, arrival, departure, status, source, as_of, changed_at, companions, children,
    expected_at, spent, created_at)
  select id, reservation, "guestId", room, arrival, departure, status, source, $2, "changedAt", companions, children, "expectedAt",
    spent, $2
  from stays where "isNew"
), known_stays as (
  update stay s set guest_id = case when x."isHandedOver" then x."guestId" else s.guest_id end, room = x.room, arrival = x.arrival,
    departure = x.departure, status = x.status, source = x.source, as_of = $2, changed_at = x."changedAt",
    companions = x.companions, children = x.children, expected_at = x."expectedAt", spent = x.spent
  from stays x where s.id = any (array(select id from stays where not "isNew")) and s.id = x.id
)
insert into pms_source (source, heard_at) select value, $2 from jsonb_array_elements_text($1::jsonb->'heard')
on conflict (source) do update set heard_at = greatest(pms_source.heard_at, excluded.heard_at)`
