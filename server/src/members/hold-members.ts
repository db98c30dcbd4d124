import { sql } from 'kysely';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';

/**
 * Which of these are registered and not excluded. They stay so until the transaction ends: an exclusion that is under way is waited for,
 * one that comes later waits, and finds what this transaction gave them.
 */
export const holdMembers = async (tx: Tx, organizationId: OrganizationId, ids: readonly MemberId[]): Promise<ReadonlySet<MemberId>> => {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: MemberId }>`select id from members
    where organization_id = ${organizationId} and id = any(${[...new Set(ids)]}::uuid[]) and status = 'active' order by id for share`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
};
