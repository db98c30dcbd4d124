import type { createEvent as endpoint } from '#contract/calendar';
import type { EventId } from '#contract/ids';
import { formatRepeat } from '#contract/repeat';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import { record } from '#server/audit/public.ts';
import { holdGroups } from '#server/members/public.ts';
import { checkTimeZone, timeZoneOf } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { newId } from '#server/platform/ids.ts';
import { readRepeat } from '#server/platform/time/repeats.ts';
import { dateOf, wallOf } from '#server/platform/time/wall-time.ts';
import { checkFiles } from './check-files.ts';
import { eventChanged } from './events.ts';
import { insertOccurrences } from './insert-occurrences.ts';
import { loadEvent } from './occurrence-reads.ts';
import { planDates } from './plan-dates.ts';
import { checkTimes, timesOn } from './policy.ts';
import { withCalendar } from './tables.ts';
import { tellAudience } from './tell-audience.ts';

/**
 * «Добавить событие»: its audience is told. A repeated one begins on the first day that fits its rule.
 * Raises `invalid` for times, a zone, a rule, groups and files that make no sense.
 */
export const addEvent = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { now, organizationId, personId } = scope;
  const zone = body.timeZone === undefined ? await timeZoneOf(tx, organizationId) : checkTimeZone(body.timeZone);
  checkTimes(body, dateOf(wallOf(now, zone)));
  const audience = body.audience && [...new Set(body.audience)];
  await holdGroups(tx, organizationId, audience ?? [], 'audience');
  const attachments = [...new Set(body.attachments)];
  await checkFiles(tx, scope, attachments);

  const repeat = body.repeat === null ? null : formatRepeat(readRepeat(body.repeat));
  const { dates, to } = planDates({ repeat, start_wall: body.start }, now);
  const first = timesOn({ all_day: body.allDay, start_wall: body.start, end_wall: body.end }, dates[0] ?? dateOf(body.start));
  const names = await personNames(tx, [personId]);
  const event = {
    organization_id: organizationId,
    id: newId<EventId>(now),
    author_person_id: personId,
    author_name: names.get(personId) ?? '',
    title: body.title,
    description: body.description === null ? null : JSON.stringify(body.description),
    link: body.link,
    place: body.place,
    kind: body.kind,
    capacity: body.capacity,
    attachments,
    audience,
    all_day: first.allDay,
    start_wall: first.start,
    end_wall: first.end,
    time_zone: zone,
    repeat,
    repeated_to: to,
    created_at: now,
    edited_at: null,
    deleted_at: null,
  };
  await withCalendar(tx).insertInto('events').values(event).execute();
  await insertOccurrences(tx, event, dates, now);

  await tellAudience(tx, event, { kind: 'event.published', now });
  eventChanged(tx, organizationId, event.id);
  await record(tx, {
    action: 'calendar.add',
    actor: personId,
    organizationId,
    subjectType: 'event',
    subjectId: event.id,
    details: { kind: body.kind, repeated: repeat !== null, ...(audience === null ? {} : { audience }) },
    now,
  });
  return loadEvent(tx, scope, event.id, dates[0]);
};
