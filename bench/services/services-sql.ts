import { SYLLABLES, WORDS } from './words.ts';

/** The statements of `fillServices`: each a set, none a row. $1 is the organisation, $2 the words that are asked for. */

/** A UUIDv7 whose time is the number: neighbours in the index, as in life. */
export const uuid = (kind: string, number: string): string =>
  `(lpad(to_hex(1750000000000 + ${number}), 12, '0') || '7' || substr(md5('${kind}' || ${number}), 1, 3) || '8' || substr(md5('${kind}' || ${number}), 4, 15))::uuid`;

export const FOLDER = '01900000-0000-7000-8000-0000000000f0';
const BIG_GROUP = '01900000-0000-7000-8000-000000000001';

const part = `('{${SYLLABLES.join()}}'::text[])[1 + floor(random() * ${SYLLABLES.length})::int]`;
/** A third are words that are asked for, of which the first come more often; `per` ties the set to its row, or it would be made once. */
const words = (count: number | string, per: string): string =>
  `(select string_agg(case when random() < 0.33 then ($2::text[])[1 + floor(power(random(), 1.3) * ${WORDS.length})::int] else ${part} || ${part} || ${part} end, ' ')
    from generate_series(1, ${count}) where ${per} is not null)`;
const sentence = (count: number, per: string): string =>
  `(select upper(left(s, 1)) || substr(s, 2) from (select ${words(count, per)} as s) as made)`;
const docOf = (text: string): string =>
  `jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', ${text})))))`;
/** Every tenth is for a group. */
const AUDIENCE = `case when number % 10 = 0 then array['${BIG_GROUP}']::uuid[] end`;

export const FOLDERS = `
  insert into library_folders (organization_id, id, section, name, created_at)
  values ($1, '${FOLDER}', 'members', 'Протоколы', now() - interval '1 year')`;

export const files = (count: number): string => `
  insert into files (organization_id, id, person_id, storage_key, name, media_type, kind, size, state, purpose, created_at)
  select $1, ${uuid('bytes', 'number')}, ${uuid('bytes', 'number')}, 'bench/' || number, 'Документ.pdf', 'application/pdf', 'pdf', 1000 + number * 37 % 900000,
    'claimed', 'library', now() - number * interval '10 minutes'
  from generate_series(1, ${count}) as number where $2::text[] is not null`;

export const libraryFiles = (count: number): string => `
  insert into library_files (organization_id, id, section, folder_id, name, file_id, size, audience, changed_at)
  select $1, ${uuid('file', 'number')}, 'members', '${FOLDER}', ${sentence(3, 'number')} || ' ' || number || '.pdf', ${uuid('bytes', 'number')},
    1000 + number * 37 % 900000, ${AUDIENCE}, now() - number * interval '10 minutes'
  from generate_series(1, ${count}) as number`;

export const versions = (count: number): string => `
  insert into library_versions (organization_id, library_file_id, number, file_id, author_person_id, author_name, added_at)
  select $1, ${uuid('file', 'number')}, 1, ${uuid('bytes', 'number')}, ${uuid('bytes', 'number')}, 'Озерова Наталья', now() - number * interval '10 minutes'
  from generate_series(1, ${count}) as number where $2::text[] is not null`;

/** A text of about two pages each. */
export const LIBRARY_TEXTS = `
  insert into library_texts (organization_id, library_file_id, name, body)
  select organization_id, id, name, ${words(300, 'id')} from library_files where organization_id = $1`;

export const posts = (count: number): string => `
  insert into posts (organization_id, id, author_person_id, author_name, type, title, body, state, published_at, audience)
  select $1, ${uuid('post', 'number')}, ${uuid('author', 'number')}, 'Озерова Наталья', 'news', ${sentence(5, 'number')}, ${docOf(words(80, 'number'))},
    'published', now() - number * interval '15 minutes', ${AUDIENCE}
  from generate_series(1, ${count}) as number`;

/** A third are repeated daily or weekly, so that a month has as many repetitions as it is asked to have. */
export const events = (count: number): string => `
  insert into events (organization_id, id, author_person_id, author_name, title, description, link, place, kind, all_day, start_wall, end_wall, time_zone,
    repeat, audience, created_at)
  select $1, ${uuid('event', 'number')}, ${uuid('author', 'number')}, 'Озерова Наталья', ${sentence(4, 'number')}, ${docOf(words(30, 'number'))}, '',
    'Актовый зал', (array['meeting', 'trip', 'learning', 'holiday', 'other'])[1 + number % 5], number % 7 = 0,
    to_char(day, 'YYYY-MM-DD') || 'T10:00', to_char(day, 'YYYY-MM-DD') || 'T11:30', 'Europe/Moscow',
    case number % 3 when 0 then 'FREQ=WEEKLY' end, ${AUDIENCE}, now() - interval '1 year'
  from generate_series(1, ${count}) as number, lateral (select date_trunc('month', now()) + number % 28 * interval '1 day' as day) as placed`;

export const OCCURRENCES = `
  insert into event_occurrences (organization_id, id, event_id, on_date, starts_at, ends_at, all_day, start_wall, end_wall, anchor_at, going)
  select organization_id, ${uuid('occurrence', '(row_number() over ())')}, id, day::date, (day + interval '10 hours') at time zone 'Europe/Moscow',
    (day + interval '11 hours 30 minutes') at time zone 'Europe/Moscow', all_day, to_char(day, 'YYYY-MM-DD') || 'T10:00',
    to_char(day, 'YYYY-MM-DD') || 'T11:30', (day + interval '10 hours') at time zone 'Europe/Moscow', 5
  from events, generate_series(0, case when repeat is null then 0 else 51 end) as week,
    lateral (select left(start_wall, 10)::timestamp + week * interval '7 days' as day) as placed
  where organization_id = $1 and $2::text[] is not null`;

export const tasks = (count: number): string => `
  insert into tasks (organization_id, id, author_member_id, title, description, description_text, due_on, priority, state, rank, created_at, done_at)
  select $1, ${uuid('task', 'number')}, m.id, ${sentence(5, 'number')}, ${docOf(`'Описание'`)}, ${words(30, 'number')},
    case when number % 5 > 0 then current_date + (number % 120 - 30) end, number % 4, state, 'a' || lpad(number::text, 8, '0'),
    now() - number * interval '1 hour', case when state = 'done' then now() end
  from generate_series(1, ${count}) as number
  join (select id, row_number() over (order by id) - 1 as place from members where organization_id = $1 and status = 'active' and role_rank = 1) m
    on m.place = number % 16,
  lateral (select (array['todo', 'doing', 'done'])[1 + number % 3] as state) as put`;

export const ASSIGNEES = `
  insert into task_assignees (organization_id, task_id, member_id)
  select t.organization_id, t.id, m.id from (select *, row_number() over (order by id) as number from tasks where organization_id = $1) t
  join (select id, row_number() over (order by id) - 1 as place from members where organization_id = $1 and status = 'active' and role_rank = 1) m
    on m.place in (t.number % 16, (t.number * 7 + 3) % 16) where $2::text[] is not null`;

/** A few of each in every other organisation, so that tables hold more than one asks about. */
export const small = (each: number): Record<string, string> => {
  const others = `(select organizations.id as organization_id, place, (row_number() over ())::int + 1000000 as number
    from organizations, generate_series(1, ${each}) as place where organizations.id <> $1) as other`;
  const author = uuid('author', 'number');
  const day = `date_trunc('month', now()) + place * interval '3 days'`;
  return {
    publications: `insert into posts (organization_id, id, author_person_id, author_name, type, title, body, state, published_at)
      select organization_id, ${uuid('post', 'number')}, ${author}, 'Озерова Наталья', 'news', ${sentence(5, 'number')}, ${docOf(words(15, 'number'))},
        'published', now() - place * interval '1 day' from ${others}`,
    files: `insert into library_files (organization_id, id, section, name, file_id, size, changed_at)
      select organization_id, ${uuid('file', 'number')}, 'members', ${sentence(3, 'number')} || '.pdf', ${uuid('bytes', 'number')}, 1000,
        now() - place * interval '1 day' from ${others}`,
    texts: `insert into library_texts (organization_id, library_file_id, name, body)
      select organization_id, id, name, ${words(15, 'id')} from library_files where organization_id <> $1`,
    events: `insert into events (organization_id, id, author_person_id, author_name, title, link, place, kind, all_day, start_wall, end_wall, time_zone, created_at)
      select organization_id, ${uuid('event', 'number')}, ${author}, 'Озерова Наталья', ${sentence(4, 'number')}, '', 'Зал', 'meeting', false,
        to_char(${day}, 'YYYY-MM-DD') || 'T10:00', to_char(${day}, 'YYYY-MM-DD') || 'T11:00', 'Europe/Moscow', now() from ${others}`,
    occurrences: `insert into event_occurrences (organization_id, id, event_id, on_date, starts_at, ends_at, all_day, start_wall, end_wall, anchor_at)
      select organization_id, id, id, left(start_wall, 10)::date, start_wall::timestamp at time zone time_zone, end_wall::timestamp at time zone time_zone,
        all_day, start_wall, end_wall, start_wall::timestamp at time zone time_zone from events where organization_id <> $1 and $2::text[] is not null`,
    tasks: `insert into tasks (organization_id, id, author_member_id, title, due_on, priority, state, rank, created_at)
      select organization_id, ${uuid('task', 'number')}, ${author}, ${sentence(5, 'number')}, current_date + place, 2, 'todo', 'a' || place, now() from ${others}`,
  };
};

/** Planner's numbers of what was just filled. */
export const ANALYZE =
  'analyze files, library_files, library_folders, library_texts, library_versions, posts, events, event_occurrences, tasks, task_assignees';
