import type { EventId, GroupId, OrganizationId, PersonId } from '#contract/ids';
import { personNames } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { dateOf, type Times } from '#server/platform/time/wall-time.ts';
import { insertOccurrences } from './insert-occurrences.ts';
import { planDates } from './plan-dates.ts';
import { timesOn } from './policy.ts';
import { type EventContent, withCalendar } from './tables.ts';

export interface NewEvent {
  readonly organizationId: OrganizationId;
  readonly author: PersonId;
  readonly content: EventContent;
  readonly times: Times;
  readonly timeZone: string;
  readonly repeat: string | null;
  readonly audience: readonly GroupId[] | null;
  readonly now: Date;
}

/** Writes an event with its repetitions up to the horizon; it begins on the first day that fits its rule. Raises `invalid`. */
export const insertEvent = async (tx: Tx, { organizationId, author, content, times, timeZone, repeat, audience, now }: NewEvent) => {
  const { dates, to } = planDates({ repeat, start_wall: times.start }, now);
  const on = dates[0] ?? dateOf(times.start);
  const first = timesOn({ all_day: times.allDay, start_wall: times.start, end_wall: times.end }, on);
  const names = await personNames(tx, [author]);
  const event = {
    ...content,
    description: content.description === null ? null : JSON.stringify(content.description),
    attachments: [...content.attachments],
    organization_id: organizationId,
    id: newId<EventId>(now),
    author_person_id: author,
    author_name: names.get(author) ?? '',
    audience: audience && [...audience],
    all_day: first.allDay,
    start_wall: first.start,
    end_wall: first.end,
    time_zone: timeZone,
    repeat,
    repeated_to: to,
    created_at: now,
    edited_at: null,
    deleted_at: null,
  };
  await withCalendar(tx).insertInto('events').values(event).execute();
  await insertOccurrences(tx, event, dates, now);
  return { event, on };
};
