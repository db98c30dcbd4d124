import type { OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import { withMembers } from './tables.ts';

export { type ActiveMembership, accessByToken, membershipsOf, topicsOf } from './access-reads.ts';
export { type BirthdayPlace, type BornMember, birthdaysFrom, dayAfter, findBorn, type KeptBirthday, keptIn } from './birthday-reads.ts';
export { type Enrolled, enrolMembers, type NewMember } from './enrol-members.ts';
export type { AccessDecided, CardBound, MembersExcluded, MembersReactions, MembersRestored, RoleChanged } from './events.ts';
export { type LocalDay, localDay } from './filter-reads.ts';
export { findMembers } from './finder-reads.ts';
export { groupsOf, membersInGroups, type OfMember } from './groups/belonging-reads.ts';
export { groupNames } from './groups/group-reads.ts';
export { holdGroups } from './groups/hold-groups.ts';
export { holdMembers } from './hold-members.ts';
export { type CardHolder, findHolder, findMember } from './holder-reads.ts';
export { joinRegister } from './join-register.ts';
export { type Circle, findNames, memberNames, type NamedMember } from './name-reads.ts';
export { nameRole } from './name-role.ts';
export { collectMemberships } from './personal-data/collect-memberships.ts';
export { eraseMemberships } from './personal-data/erase-memberships.ts';
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
