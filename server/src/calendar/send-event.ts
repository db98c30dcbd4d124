import { sql } from 'kysely';
import { DEFAULT_LEADS, type downloadEvent as endpoint } from '#contract/calendar';
import type { Parsed } from '#contract/route';
import { contentDisposition } from '#server/platform/files/file-name.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { icsEvents } from './ics-reads.ts';
import { makeIcs } from './make-ics.ts';
import { findOccurrence } from './occurrence-reads.ts';
import { leadsOf } from './reminder-reads.ts';

/** «Добавить в календарь»: an event with its repetitions as a file. Raises `not_found`. */
export const sendEvent = async (
  { db, env }: Ground,
  scope: MemberScope,
  { params }: Parsed<typeof endpoint>,
  { reply }: Exchange,
): Promise<void> => {
  // Whether this member may see it is asked there.
  const event = await findOccurrence(db, scope, params.eventId, undefined);
  const events = await icsEvents(db, sql`e.organization_id = ${scope.organizationId} and e.id = ${params.eventId}`);
  const leads = (await leadsOf(db, scope)) ?? DEFAULT_LEADS;
  reply.headers({
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': contentDisposition('attachment', `${event.title}.ics`),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  await reply.send(makeIcs(events, { name: event.title, now: scope.now, leads, publicUrl: env.PUBLIC_URL }));
};
