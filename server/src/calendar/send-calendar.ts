import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { DEFAULT_LEADS, type readCalendar as endpoint } from '#contract/calendar';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { Parsed } from '#contract/route';
import { memberNames } from '#server/members/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import { hashToken, type VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { subscribedEvents, subscribedMark } from './ics-reads.ts';
import { makeIcs } from './make-ics.ts';
import { leadsOf } from './reminder-reads.ts';

/** The time of the last reading is written so seldom: it is told by the day. */
const NOTED_MS = 3_600_000;
/** Raised when files are written otherwise than before: calendars fetch them anew. */
const FORM = 1;

/** A member's calendar for whoever holds its secret address. Raises `not_found`: for an address that is none, renewed, revoked, or of an excluded member. */
export const sendCalendar = async (
  ground: Ground,
  scope: VisitorScope,
  { params }: Parsed<typeof endpoint>,
  { request, reply }: Exchange,
): Promise<unknown> => {
  const { db, env } = ground;
  const member = await findMember(db, params.calendarToken);
  await noteReading(db, member, scope.now);
  const [mark, chosen, names] = await Promise.all([
    subscribedMark(db, member, scope.now),
    leadsOf(db, member),
    organizationNames(db, [member.organizationId]),
  ]);
  const name = names.get(member.organizationId) ?? '';
  const leads = chosen ?? DEFAULT_LEADS;
  // The day, for what is long over leaves the file by itself.
  const madeOf = [FORM, mark, leads, name, env.PUBLIC_URL, scope.now.toISOString().slice(0, 10)];
  const etag = `"${createHash('sha256').update(JSON.stringify(madeOf)).digest('base64url')}"`;
  reply.headers({
    'content-type': 'text/calendar; charset=utf-8',
    // A calendar asks every hour or so; what was revoked must not live on in a cache between.
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    etag,
  });
  if (knows(request.headers['if-none-match'], etag)) return reply.code(304).send();
  const events = await subscribedEvents(db, member, scope.now);
  return reply.send(makeIcs(events, { name, now: scope.now, leads, publicUrl: env.PUBLIC_URL }));
};

/** A proxy that packs the file calls its tag weak; some calendars send several (RFC 9110, 13.1.2). */
const knows = (given: string | undefined, etag: string): boolean =>
  given?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) === true;

interface Reader {
  readonly organizationId: OrganizationId;
  readonly memberId: MemberId;
  readonly readAt: Date | null;
}
const findMember = async (db: Db, token: string): Promise<Reader> => {
  const { rows } = await sql<Reader>`select organization_id as "organizationId", member_id as "memberId", read_at as "readAt"
    from calendar_addresses where token_hash = ${hashToken(token)}`.execute(db);
  const [reader] = rows;
  const names = reader && (await memberNames(db, reader.organizationId, [reader.memberId]));
  if (reader === undefined || names?.get(reader.memberId)?.active !== true) throw new Refusal('not_found');
  return reader;
};

const noteReading = async (db: Db, { organizationId, memberId, readAt }: Reader, now: Date): Promise<void> => {
  if (readAt !== null && now.getTime() - readAt.getTime() < NOTED_MS) return;
  await sql`update calendar_addresses set read_at = ${now}
    where organization_id = ${organizationId} and member_id = ${memberId}`.execute(db);
};
