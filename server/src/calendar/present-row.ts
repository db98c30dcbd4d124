import type { EventAnswer, EventRow } from '#contract/calendar';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { canOf, contentOf, countsOf, isOver } from './policy.ts';
import type { EventContent, EventRecord, OccurrenceRecord } from './tables.ts';

/** An occurrence with what its event says, as occurrence-reads.ts selects it for one member. */
export interface OccurrenceRow
  extends Pick<EventRecord, 'repeat' | 'time_zone' | 'audience' | 'author_name' | 'edited_at' | 'version'>,
    Pick<
      OccurrenceRecord,
      | 'id'
      | 'event_id'
      | 'on_date'
      | 'all_day'
      | 'start_wall'
      | 'end_wall'
      | 'starts_at'
      | 'ends_at'
      | 'moved'
      | 'own'
      | 'cancelled_at'
      | 'gone'
      | 'going'
      | 'waiting'
      | 'maybe'
      | 'declined'
      | 'present'
    >,
    Pick<EventContent, 'title' | 'kind' | 'place' | 'capacity'> {
  readonly addressed: boolean;
  /** This member's own; null for none. */
  readonly answer: EventAnswer | null;
  readonly in_line: boolean | null;
}

/** An occurrence as grids and lists show it to this member. */
export const presentRow = (row: OccurrenceRow, scope: MemberScope): EventRow => {
  const { title, kind, place, capacity } = contentOf(row);
  return {
    eventId: row.event_id,
    on: row.on_date,
    organizationId: scope.organizationId,
    title,
    kind,
    place,
    allDay: row.all_day,
    start: row.start_wall,
    end: row.end_wall,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    timeZone: row.time_zone,
    repeated: row.repeat !== null,
    changed: row.moved || row.own !== null,
    capacity,
    counts: countsOf(row),
    mine: row.answer === null ? null : { answer: row.answer, waiting: row.in_line === true },
    version: row.version,
    can: canOf(scope, { addressed: row.addressed, over: isOver(row, scope.now) }),
  };
};
