import type { createEvent as endpoint } from '#contract/calendar';
import { formatRepeat } from '#contract/repeat';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { holdGroups } from '#server/members/public.ts';
import { checkTimeZone, timeZoneOf } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { readRepeat } from '#server/platform/time/repeats.ts';
import { dateOf, wallOf } from '#server/platform/time/wall-time.ts';
import { checkFiles } from './check-files.ts';
import { eventChanged } from './events.ts';
import { insertEvent } from './insert-event.ts';
import { loadEvent } from './occurrence-reads.ts';
import { checkTimes } from './policy.ts';
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

  const { title, description, link, place, kind, capacity, allDay, start, end } = body;
  const repeat = body.repeat === null ? null : formatRepeat(readRepeat(body.repeat));
  const { event, on } = await insertEvent(tx, {
    organizationId,
    author: personId,
    content: { title, description, link, place, kind, capacity, attachments },
    times: { allDay, start, end },
    timeZone: zone,
    repeat,
    audience,
    now,
  });

  await tellAudience(tx, event, { kind: 'event.published', now });
  eventChanged(tx, organizationId, event.id);
  await record(tx, {
    action: 'calendar.add',
    actor: personId,
    organizationId,
    subjectType: 'event',
    subjectId: event.id,
    details: { kind, repeated: repeat !== null, ...(audience === null ? {} : { audience }) },
    now,
  });
  return loadEvent(tx, scope, event.id, on);
};
