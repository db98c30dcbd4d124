import { type RawBuilder, sql } from 'kysely';
import { type CalendarEvent, type EventKind, MAX_EVENT_DAYS } from '#contract/calendar';
import type { EventId } from '#contract/ids';
import { presentLibraryFiles } from '#server/library/public.ts';
import { groupNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { audienceOf } from './audience-reads.ts';
import { placeInLine } from './line-reads.ts';
import { contentOf, mayManage } from './policy.ts';
import { presentEvent, type WholeRow } from './present-event.ts';
import type { OccurrenceRow } from './present-row.ts';

/** What began so long ago is over: it bounds the walk along the index of starts. */
export const longestBefore = (time: Date): Date => new Date(time.getTime() - (MAX_EVENT_DAYS + 1) * 24 * 3_600_000);

/** The occurrences of a kind, their own or their event's; all, unless one is asked for. Of `o` and `e`. */
export const ofKind = (kind: EventKind | undefined): RawBuilder<unknown> =>
  kind === undefined ? sql`` : sql`and coalesce(o.own ->> 'kind', e.kind) = ${kind}`;

/**
 * Occurrences that this member may see, with their own answer and without what no list shows: one query whatever their number. `rest` holds
 * conditions of `o` (event_occurrences) and `e` (events), then order and limit.
 */
export const occurrenceRows = (db: Db, scope: MemberScope, rest: RawBuilder<unknown>): Promise<OccurrenceRow[]> =>
  selectRows<OccurrenceRow>(db, scope, sql`o.own - 'description' as own`, rest);

const selectRows = async <Row>(db: Db, scope: MemberScope, said: RawBuilder<unknown>, rest: RawBuilder<unknown>): Promise<Row[]> => {
  const { sees, addressed } = await audienceOf(db, scope);
  const { rows } = await sql<Row>`
    select o.id, o.event_id, o.on_date, o.all_day, o.start_wall, o.end_wall, o.starts_at, o.ends_at, o.moved, o.cancelled_at, o.gone,
      ${said}, o.going, o.waiting, o.maybe, o.declined, o.present,
      e.repeat, e.time_zone, e.audience, e.author_name, e.edited_at, e.version, ${addressed} as addressed,
      e.title, e.place, e.kind, e.capacity, a.answer, a.waiting as in_line
    from event_occurrences o
    join events e on e.organization_id = o.organization_id and e.id = o.event_id
    left join event_answers a on a.organization_id = o.organization_id and a.occurrence_id = o.id and a.member_id = ${scope.memberId}
    where o.organization_id = ${scope.organizationId} and ${sees} and ${rest}`.execute(db);
  return rows;
};

/**
 * One occurrence of an event: the one `on` a date; of an event that is not repeated its only one; else the nearest that is not over, or
 * the last. Raises `not_found`, of what was called off too.
 */
export const findOccurrence = async (db: Db, scope: MemberScope, eventId: EventId, on: string | undefined): Promise<WholeRow> => {
  const asked = on === undefined ? sql`` : sql`and (e.repeat is null or o.on_date = ${on}::date)`;
  const [row] = await selectRows<WholeRow>(
    db,
    scope,
    sql`o.own, e.description, e.link, e.attachments`,
    sql`o.event_id = ${eventId} and not o.gone ${asked}
      order by o.ends_at <= ${scope.now}, case when o.ends_at > ${scope.now} then o.starts_at end, o.starts_at desc limit 1`,
  );
  if (row === undefined) throw new Refusal('not_found');
  return row;
};

/** One occurrence in full as this member sees it now. Raises `not_found`. */
export const loadEvent = async (db: Db, scope: MemberScope, eventId: EventId, on?: string): Promise<CalendarEvent> => {
  const row = await findOccurrence(db, scope, eventId, on);
  const [files, groups, waitingPlace] = await Promise.all([
    presentLibraryFiles(db, scope, contentOf(row).attachments),
    groupNames(db, scope.organizationId, mayManage(scope) ? (row.audience ?? []) : []),
    row.in_line === true ? placeInLine(db, { ...scope, occurrenceId: row.id }) : null,
  ]);
  return presentEvent(row, scope, { files, groups, waitingPlace });
};
