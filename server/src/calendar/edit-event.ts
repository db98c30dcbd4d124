import type { editEvent as endpoint } from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import { holdGroups } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { changeEvent } from './change-event.ts';
import { checkFiles } from './check-files.ts';
import { lockEvent } from './lock-event.ts';
import { loadEvent } from './occurrence-reads.ts';

/** Edits one, this and the following, or all repetitions. Raises `not_found`, `conflict` and `invalid`. */
export const editEvent = async (tx: Tx, scope: AdminScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  await lockEvent(tx, scope.organizationId, params.eventId);
  const { on, scope: reach, version, allDay, start, end, repeat, audience, ...content } = body;
  const attachments = [...new Set(content.attachments)];
  await checkFiles(tx, scope, attachments);
  await holdGroups(tx, scope.organizationId, audience ?? [], 'audience');
  const changed = await changeEvent(tx, scope, params.eventId, {
    on,
    scope: reach,
    version,
    times: { allDay, start, end },
    content: { ...content, attachments },
    ...(repeat === undefined ? {} : { repeat }),
    ...(audience === undefined ? {} : { audience }),
  });
  return loadEvent(tx, scope, changed.eventId, changed.on);
};
