import { sql } from 'kysely';
import { DELETED_EVENT_DAYS, type EventScope, type listDeletedEvents as endpoint } from '#contract/calendar';
import type { MemberId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { memberNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeMoment, encodeCursor } from '#server/platform/database/keyset.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { contentOf } from './policy.ts';
import type { EventRecord, OccurrenceRecord } from './tables.ts';

interface DeletedRow
  extends Pick<EventRecord, 'title' | 'kind'>,
    Pick<OccurrenceRecord, 'event_id' | 'all_day' | 'start_wall' | 'end_wall'> {
  /** Of the event, or of the repetition that was called off alone. */
  readonly id: string;
  readonly on_date: string | null;
  readonly scope: EventScope;
  readonly repeated: boolean;
  readonly own: OccurrenceRecord['own'];
  readonly at: Date;
  readonly by: MemberId | null;
}
const KEPT_MS = DELETED_EVENT_DAYS * 86_400_000;

/** «Удалённые», the last first: whole events, what follows from a day on, and repetitions that were called off alone. */
export const listDeletedEvents = async (
  db: Db,
  { organizationId, now }: AdminScope,
  { query: { after, limit } }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const since = new Date(now.getTime() - KEPT_MS);
  const from = after === undefined ? null : decodeMoment(after);
  const rest = (at: ReturnType<typeof sql>, id: ReturnType<typeof sql>) =>
    sql`and ${at} > ${since} ${from === null ? sql`` : sql`and ${beyond([at, id], 'desc', from)}`} order by ${at} desc, ${id} desc limit ${limit + 1}`;
  const { rows } = await sql<DeletedRow>`
    (select e.id, e.id as event_id, null::date as on_date, e.repeat is not null as repeated, null::jsonb as own, e.title, e.kind,
      e.all_day, e.start_wall, e.end_wall, e.deleted_at as at, e.deleted_by_member_id as by,
      case when exists (select from event_undos u where u.organization_id = e.organization_id and u.event_id = e.id and u.of_event_id <> e.id)
        then 'following' else 'all' end as scope
    from events e where e.organization_id = ${organizationId} ${rest(sql`e.deleted_at`, sql`e.id`)})
    union all
    (select o.id, o.event_id, o.on_date, true, o.own - 'description', e.title, e.kind,
      o.all_day, o.start_wall, o.end_wall, o.cancelled_at, o.cancelled_by_member_id, 'one'
    from event_occurrences o join events e on e.organization_id = o.organization_id and e.id = o.event_id and e.deleted_at is null
    where o.organization_id = ${organizationId} ${rest(sql`o.cancelled_at`, sql`o.id`)})
    order by at desc, id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const people = await memberNames(
    db,
    organizationId,
    shown.flatMap(({ by }) => by ?? []),
  );
  const last = shown.at(-1);
  return {
    items: shown.map(({ event_id, on_date, scope, repeated, at, by, ...row }) => {
      const { title, kind } = contentOf(row);
      return {
        eventId: event_id,
        on: on_date,
        scope,
        repeated,
        title,
        kind,
        allDay: row.all_day,
        start: row.start_wall,
        end: row.end_wall,
        deletedAt: at.toISOString(),
        deletedBy: by === null ? null : (people.get(by)?.name ?? ''),
        keptUntil: new Date(at.getTime() + KEPT_MS).toISOString(),
      };
    }),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor([last.at.toISOString(), last.id]) } : {}),
  };
};
