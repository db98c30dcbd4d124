import { sql } from 'kysely';
import type { PersonFacts } from '#server/accounts/public.ts';
import { membershipsOf } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';

/** Takes a person whose account goes off the tasks that are not done (a reaction of accounts); elsewhere a number stays that means nobody. */
export const forgetAssignee = async (tx: Tx, person: PersonFacts, _now: Date): Promise<void> => {
  const memberships = await membershipsOf(tx, person.id);
  await sql`delete from task_assignees a using tasks t
    where (a.organization_id, a.member_id) in (select * from unnest(
        ${memberships.map(({ organizationId }) => organizationId)}::uuid[], ${memberships.map(({ memberId }) => memberId)}::uuid[]))
      and t.organization_id = a.organization_id and t.id = a.task_id and t.state <> 'done'`.execute(tx);
};
