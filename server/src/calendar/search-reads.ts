import { sql } from 'kysely';
import type { EventId } from '#contract/ids';
import { plainText, type RichDoc } from '#contract/rich-text';
import { type Finder, matches } from '#server/platform/search/finder.ts';
import { snippet } from '#server/platform/search/snippet.ts';
import { audienceOf } from './audience-reads.ts';

/** Of a common word only the newest are looked at: their titles are read to put those that have it first. */
const NEWEST = 500;

interface Found {
  readonly id: EventId;
  readonly title: string;
  readonly place: string;
  readonly description: RichDoc | null;
  readonly on_date: string;
  readonly start_wall: string;
  readonly all_day: boolean;
}

/** Events that this member may see, those with the words in the title first, then the newest; of a repeated one the nearest occurrence, or the last. */
export const findEvents: Finder = async (db, scope, query, limit) => {
  const { sees } = await audienceOf(db, scope);
  const { rows } = await sql<Found>`
    with newest as materialized (
      select e.id, ts_filter(e.search, '{a}') @@ ${query.tsquery}::tsquery as titled from events e
      where e.organization_id = ${scope.organizationId} and ${matches('e.search', query)} and e.deleted_at is null and ${sees}
      order by e.id desc limit ${NEWEST}),
    best as (select * from newest order by titled desc, id desc limit ${limit})
    select e.id, e.title, e.place, e.description, nearest.* from best
    join events e on e.organization_id = ${scope.organizationId} and e.id = best.id
    cross join lateral (
      select o.on_date, o.start_wall, o.all_day from event_occurrences o
      where o.organization_id = e.organization_id and o.event_id = e.id and not o.gone
      order by o.ends_at <= ${scope.now}, case when o.ends_at > ${scope.now} then o.starts_at end, o.starts_at desc limit 1) as nearest
    order by best.titled desc, best.id desc`.execute(db);
  return rows.map(({ id, title, place, description, on_date, start_wall, all_day }) => ({
    kind: 'event',
    id,
    title,
    text: snippet([place, plainText(description)].filter(Boolean).join(' · '), query.marks),
    on: on_date,
    start: start_wall,
    allDay: all_day,
  }));
};
