import type { getFirstSteps as endpoint } from '#contract/first-steps';
import type { Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { withMembers } from '../tables.ts';

/** Whether «Первые шаги» are put away. */
export const readFirstSteps = async (db: Db, { organizationId, memberId }: AdminScope): Promise<Result<typeof endpoint>> => {
  const row = await withMembers(db)
    .selectFrom('first_steps_away')
    .select('member_id')
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return { away: row !== undefined };
};
