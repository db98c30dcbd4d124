import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { EventScope } from '#contract/calendar';
import type { GroupId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { instantsOf, type Times } from '#server/platform/time/wall-time.ts';
import { timesOn } from './policy.ts';
import type { EventContent, EventRecord, OccurrenceRecord, OwnContent } from './tables.ts';

/** A change as it was sent; what is absent stays. */
export interface Change {
  readonly on: string | undefined;
  readonly scope: EventScope;
  readonly version: number;
  readonly times: Times;
  readonly content?: EventContent;
  readonly repeat?: string | null;
  readonly audience?: readonly GroupId[] | null;
}
/** What a rewriting did. */
export interface Rewritten {
  readonly event: EventRecord;
  readonly on: string;
  /** What has changed, by the contract's names. */
  readonly fields: readonly string[];
}

/** Gives one repetition times and words of its own; where they are those of its event again, it follows it again. */
export const rewriteOne = async (
  tx: Tx,
  event: EventRecord,
  occurrence: OccurrenceRecord,
  { times, content }: Pick<Change, 'times' | 'content'>,
  now: Date,
): Promise<Rewritten> => {
  const moved = !isDeepStrictEqual(pick(times), timesOn(event, occurrence.on_date));
  const own = content === undefined ? occurrence.own : ownOf(event, content);
  const { startsAt, endsAt, anchorAt } = instantsOf(times, event.time_zone);
  await sql`update event_occurrences set all_day = ${times.allDay}, start_wall = ${times.start}, end_wall = ${times.end},
      starts_at = ${startsAt}, ends_at = ${endsAt}, anchor_at = ${anchorAt}, moved = ${moved},
      own = ${own === null ? null : JSON.stringify(own)}::jsonb, sequence = sequence + 1
    where organization_id = ${occurrence.organization_id} and id = ${occurrence.id}`.execute(tx);
  const { rows } = await sql<{ version: number }>`update events set version = version + 1, sequence = sequence + 1, edited_at = ${now}
    where organization_id = ${event.organization_id} and id = ${event.id} returning version`.execute(tx);
  const before: Record<string, unknown> = { ...contentOfEvent(event), ...occurrence.own };
  const after: Record<string, unknown> = { ...contentOfEvent(event), ...own };
  return {
    event: { ...event, version: rows[0]?.version ?? event.version },
    on: occurrence.on_date,
    fields: [...changedTimes(occurrence, times), ...Object.keys(after).filter((field) => !isDeepStrictEqual(before[field], after[field]))],
  };
};

const pick = ({ allDay, start, end }: Times): Times => ({ allDay, start, end });

/** The event's words, as content. */
const contentOfEvent = ({ title, description, link, place, kind, capacity, attachments }: EventRecord): EventContent => ({
  title,
  description,
  link,
  place,
  kind,
  capacity,
  attachments,
});

const ownOf = (event: EventRecord, content: EventContent): OwnContent | null => {
  const base: Record<string, unknown> = { ...contentOfEvent(event) };
  const own = Object.entries(content).filter(([field, value]) => !isDeepStrictEqual(base[field], value));
  return own.length === 0 ? null : Object.fromEntries(own);
};

const changedTimes = (before: OccurrenceRecord, { allDay, start, end }: Times): string[] => [
  ...(before.all_day === allDay ? [] : ['allDay']),
  ...(before.start_wall === start ? [] : ['start']),
  ...(before.end_wall === end ? [] : ['end']),
];
