import { sql } from 'kysely';
import type { GroupId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { withMembers } from '../tables.ts';

/** Refuses with `invalid` (`name_taken`) a name that another group has, in whatever case; call it in the organisation's turn. */
export const claimName = async (tx: Tx, scope: AdminScope, name: string, own: GroupId | null): Promise<void> => {
  const taken = await withMembers(tx)
    .selectFrom('groups')
    .select('id')
    .where('organization_id', '=', scope.organizationId)
    .where(sql`lower(name)`, '=', sql`lower(${name})`)
    .executeTakeFirst();
  if (taken !== undefined && taken.id !== own) throw new Refusal('invalid', { fields: { name: 'name_taken' } });
};
