import { sql } from 'kysely';
import { MAX_OWN_COMMENTS_A_DAY } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { mayAssign } from './policy.ts';

const DAY = 86_400_000;

/** Each comment tells people. Refuses with `too_many_requests` an ordinary member's two hundredth in a day, those deleted since counted too. */
export const limitComments = async (tx: Tx, scope: MemberScope): Promise<void> => {
  if (mayAssign(scope)) return;
  const { organizationId, memberId, now } = scope;
  // On many tasks at once, too, they are counted one after another.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`task-comments:${memberId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from task_facts where organization_id = ${organizationId}
    and by_member_id = ${memberId} and change ->> 'kind' = 'commented' and at > ${new Date(now.getTime() - DAY)}`.execute(tx);
  if ((rows[0]?.count ?? 0) >= MAX_OWN_COMMENTS_A_DAY) throw new Refusal('too_many_requests', { retryAfter: 3_600 });
};
