import { sql } from 'kysely';
import { type EventAnswer, type EventOfRange, type listRange as endpoint, MAX_ON_RANGE, MAX_RANGE_DAYS } from '#contract/calendar';
import type { EventId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { timeZoneOf } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { addDays, dateOf, instantOf } from '#server/platform/time/wall-time.ts';
import { audienceOf } from './audience-reads.ts';
import { longestBefore, ofKind } from './occurrence-reads.ts';
import { checkRange, mayManage } from './policy.ts';
import type { EventContent, EventRecord, OccurrenceRecord } from './tables.ts';

/** A month, a week or a day: whatever touches its days. Raises `invalid` for a range that is too long. */
export const listRange = async (db: Db, scope: MemberScope, { query }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  checkRange(query, MAX_RANGE_DAYS);
  const [timeZone, { sees }] = await Promise.all([timeZoneOf(db, scope.organizationId), audienceOf(db, scope)]);
  const from = instantOf(`${query.from}T00:00`, timeZone);
  const to = instantOf(`${addDays(query.to, 1)}T00:00`, timeZone);
  const manages = mayManage(scope);
  // The busiest question of the slice: the fewest columns, each as it goes out. Not JSON of PostgreSQL's: 15 takes thrice the time for it.
  const { rows } = await sql<RangeRow>`
    select o.event_id, o.on_date, o.start_wall, o.end_wall, o.all_day, o.own - '{description,link,attachments,capacity}'::text[] as own,
      a.answer, a.waiting, e.title, e.kind, e.place, e.repeat is not null as repeated, nullif(e.time_zone, ${timeZone}) as time_zone, e.version
    from event_occurrences o
    join events e on e.organization_id = o.organization_id and e.id = o.event_id
    left join event_answers a on a.organization_id = o.organization_id and a.occurrence_id = o.id and a.member_id = ${scope.memberId}
    where o.organization_id = ${scope.organizationId} and ${sees} and not o.gone
      and o.starts_at < ${to} and o.starts_at > ${longestBefore(from)} and o.ends_at > ${from} ${ofKind(query.kind)}
    order by o.starts_at, o.id limit ${MAX_ON_RANGE + 1}`.execute(db);
  return {
    events: gather(rows.slice(0, MAX_ON_RANGE)),
    more: rows.length > MAX_ON_RANGE,
    timeZone,
    can: { create: manages, edit: manages },
  };
};

interface RangeRow
  extends Pick<EventRecord, 'title' | 'kind' | 'place' | 'version'>,
    Pick<OccurrenceRecord, 'on_date' | 'start_wall' | 'end_wall' | 'all_day'> {
  readonly event_id: EventId;
  readonly own: Partial<Pick<EventContent, 'title' | 'kind' | 'place'>> | null;
  readonly answer: EventAnswer | null;
  readonly waiting: boolean | null;
  readonly repeated: boolean;
  /** Null: that of the calendar. */
  readonly time_zone: string | null;
}

/** Each event once, with its occurrences; what is as usual is left out. */
const gather = (rows: readonly RangeRow[]): EventOfRange[] => {
  const events = new Map<EventId, EventOfRange>();
  for (const row of rows) {
    const event = events.get(row.event_id);
    if (event === undefined) events.set(row.event_id, { ...said(row), occurrences: [occurrence(row)] });
    else event.occurrences.push(occurrence(row));
  }
  return [...events.values()];
};

const said = ({ event_id, title, kind, place, version, repeated, time_zone }: RangeRow): Omit<EventOfRange, 'occurrences'> => ({
  eventId: event_id,
  title,
  kind,
  place,
  version,
  ...(repeated ? { repeated } : {}),
  ...(time_zone === null ? {} : { timeZone: time_zone }),
});

const occurrence = (row: RangeRow): EventOfRange['occurrences'][number] => ({
  start: row.start_wall,
  end: row.end_wall,
  ...(row.on_date === dateOf(row.start_wall) ? {} : { on: row.on_date }),
  ...(row.all_day ? { allDay: true } : {}),
  ...row.own,
  ...(row.answer === null ? {} : { mine: { answer: row.answer, waiting: row.waiting === true } }),
});
