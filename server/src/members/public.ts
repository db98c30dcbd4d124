import type { OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import { withMembers } from './tables.ts';

export { type ActiveMembership, accessByToken, membershipsOf, topicsOf } from './access-reads.ts';
export { type Enrolled, enrolMembers, type NewMember } from './enrol-members.ts';
export type { AccessDecided, CardBound, MemberExcluded, MemberRestored, MembersReactions, RoleChanged } from './events.ts';
export { syncPerson } from './sync-person.ts';

/** Active members of an organisation: kept, so it costs the same at any size. */
export const memberCount = async (db: Db, organizationId: OrganizationId): Promise<number> => {
  const counts = await withMembers(db)
    .selectFrom('member_counts')
    .select('active')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return counts?.active ?? 0;
};
