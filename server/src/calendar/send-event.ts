import { sql } from 'kysely';
import { DEFAULT_LEADS, type downloadEvent as endpoint } from '#contract/calendar';
import type { Parsed } from '#contract/route';
import { contentDisposition } from '#server/platform/files/file-name.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { icsEvents } from './ics-reads.ts';
import { type IcsEvent, makeIcs } from './make-ics.ts';
import { findOccurrence } from './occurrence-reads.ts';
import { contentOf } from './policy.ts';
import type { WholeRow } from './present-event.ts';
import { leadsOf } from './reminder-reads.ts';

/** «Добавить в календарь»: one occurrence as a file, or an event with its repetitions. Raises `not_found`. */
export const sendEvent = async (
  { db, env }: Ground,
  scope: MemberScope,
  { params, query }: Parsed<typeof endpoint>,
  { reply }: Exchange,
): Promise<void> => {
  // Whether this member may see it is asked there.
  const asked = await findOccurrence(db, scope, params.eventId, query.on);
  const events = await icsEvents(db, sql`e.organization_id = ${scope.organizationId} and e.id = ${params.eventId}`);
  const one = query.on !== undefined && asked.repeat !== null;
  const { title } = one ? contentOf(asked) : asked;
  const leads = (await leadsOf(db, scope)) ?? DEFAULT_LEADS;
  reply.headers({
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': contentDisposition('attachment', `${title}.ics`),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  await reply.send(
    makeIcs(one ? events.map((event) => alone(event, asked)) : events, { name: title, now: scope.now, leads, publicUrl: env.PUBLIC_URL }),
  );
};

/** One repetition with its own times and words, as if it were all that there is. */
const alone = (event: IcsEvent, { on_date, all_day, start_wall, end_wall, own }: WholeRow): IcsEvent => ({
  ...contentOf({ ...event, own }),
  ...{ all_day, start_wall, end_wall },
  ...{ repeat: null, exceptions: [], alone: on_date },
});
