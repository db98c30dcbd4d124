import { sql } from 'kysely';
import type { MemberId } from '#contract/ids';
import { lockOrganization } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { headCount, memberColumns } from './member-reads.ts';
import type { Actor } from './policy.ts';
import type { MemberRecord } from './tables.ts';

export interface LockedMember {
  /** Who acts, with the role of this moment: another head may have taken it since the gate. */
  readonly actor: Actor;
  readonly member: MemberRecord;
  readonly heads: number;
}

/**
 * Takes the organisation's turn for a change of roles and reads who acts and on whom. Refuses with `not_found` a member
 * of another organisation, and an actor who is not an active member any more.
 */
export const lockMember = async (tx: Tx, scope: AdminScope, id: MemberId): Promise<LockedMember> => {
  await lockOrganization(tx, scope.organizationId);
  const { rows } = await sql<MemberRecord & { heads: number }>`
    select ${memberColumns}, ${headCount(scope.organizationId)} as heads from members
    where organization_id = ${scope.organizationId} and id in (${id}, ${scope.memberId})`.execute(tx);
  const member = rows.find((row) => row.id === id);
  const acting = rows.find((row) => row.id === scope.memberId && row.status === 'active');
  if (member === undefined || acting === undefined) throw new Refusal('not_found');
  return { actor: { memberId: acting.id, role: acting.role }, member, heads: member.heads };
};
