import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { makeCalendarAddress as endpoint } from '#contract/calendar';
import type { Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import { hashToken, type MemberScope } from '#server/platform/http/gates.ts';

/**
 * Makes the secret address of one's own calendar; the older one is gone with it. Only the hash is kept, so the address is told this
 * once. The path alone: the browser knows where it is.
 */
export const makeAddress = async (tx: Tx, scope: MemberScope): Promise<Result<typeof endpoint>> => {
  const { now, organizationId, memberId, personId } = scope;
  const token = randomBytes(32).toString('base64url');
  await sql`insert into calendar_addresses (organization_id, member_id, person_id, token_hash, created_at)
    values (${organizationId}, ${memberId}, ${personId}, ${hashToken(token)}, ${now})
    on conflict (organization_id, member_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at, read_at = null`.execute(
    tx,
  );
  return { url: `/api/calendars/${token}/calendar.ics`, address: { createdAt: now.toISOString(), readAt: null } };
};
