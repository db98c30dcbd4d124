import { sql } from 'kysely';
import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { Role } from '#contract/members';
import { liveSession } from '#server/accounts/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { prepared } from '#server/platform/database/prepared.ts';
import type { Access, PersonScope } from '#server/platform/http/gates.ts';
import type { Topic } from '#server/platform/realtime/bus.ts';
import { activeMemberships } from './card-reads.ts';

interface AccessRow {
  readonly session_id: string;
  readonly person_id: string;
  readonly is_operator: boolean;
  readonly member_id: string | null;
  readonly role: Role | null;
}

/**
 * Whose token this is, with the active membership in the organisation when one is named; null for no live session. Asked
 * anew with each request, in one query, so that an exclusion or a new role holds from the next request on.
 */
export const accessByToken = async (db: Db, tokenHash: Buffer, organizationId: string | null, now: Date): Promise<Access | null> => {
  const { rows } = await sql<AccessRow>`${prepared}
    select session.session_id, session.person_id, session.is_operator, members.id as member_id, members.role
    from (${liveSession(tokenHash, now)}) as session
    left join members on members.person_id = session.person_id
      and members.organization_id = ${organizationId}::uuid and members.status = 'active'`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { member_id: memberId, role } = row;
  return {
    sessionId: row.session_id,
    personId: row.person_id,
    operator: row.is_operator,
    membership: memberId === null || role === null ? null : { memberId, role },
  };
};

/** What a person's sockets may hear: of themselves, of their organisations, and of what they administer or operate. */
export const topicsOf = async (db: Db, scope: PersonScope): Promise<Topic[]> => {
  const memberships = await activeMemberships(db, scope.personId);
  return [
    `person:${scope.personId}`,
    ...memberships.map((membership): Topic => `organization:${membership.organization_id}`),
    ...memberships.flatMap((membership): Topic[] => (membership.role === 'member' ? [] : [`admins:${membership.organization_id}`])),
    ...(scope.operator ? (['operators'] as const) : []),
  ];
};

export interface ActiveMembership {
  readonly organizationId: OrganizationId;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly registeredAt: Date;
}

/** The person's active memberships. */
export const membershipsOf = async (db: Db, personId: PersonId): Promise<ActiveMembership[]> =>
  (await activeMemberships(db, personId)).map((row) => ({
    organizationId: row.organization_id,
    memberId: row.id,
    role: row.role,
    registeredAt: row.registered_at,
  }));
