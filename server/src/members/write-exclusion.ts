import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { Role } from '#contract/members';
import { personNames } from '#server/accounts/public.ts';
import { recordMany } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { countMembers } from './count-members.ts';
import { accessChanged, type MembersReactions, membersChanged, react } from './events.ts';
import { memberColumns } from './member-reads.ts';
import { isRegistered } from './policy.ts';
import { recordChanges } from './record-changes.ts';
import type { MemberRecord } from './tables.ts';

/** So many at a time stay far within the time of a statement, with all the indexes of members. */
const CHUNK = 1_000;

/**
 * Writes, counts, journals and tells an exclusion, of one member or of thousands by the same statements. The caller has seen to
 * it, under `lockOrganization`, that the actor may exclude each of them. Gives the rows as they are now; who was excluded meanwhile is not among them.
 */
export const writeExclusion = async (
  tx: Tx,
  { organizationId, personId: by, now }: AdminScope,
  { members, reason }: { readonly members: readonly MemberRecord[]; readonly reason: string },
  reactions: MembersReactions,
): Promise<MemberRecord[]> => {
  const byName = (await personNames(tx, [by])).get(by) ?? '';
  const rows: MemberRecord[] = [];
  for (let from = 0; from < members.length; from += CHUNK) {
    const ids = members.slice(from, from + CHUNK).map(({ id }) => id);
    const chunk = await sql<MemberRecord>`update members
      set status = 'excluded', role = 'member', excluded_at = ${now}, excluded_by_person_id = ${by}, excluded_by_name = ${byName},
        exclude_reason = ${reason}, version = version + 1
      where organization_id = ${organizationId} and id = any(${ids}::uuid[]) and status <> 'excluded'
      returning ${memberColumns}`.execute(tx);
    rows.push(...chunk.rows);
  }
  // By the rows as written: somebody of the register may have signed up since they were read.
  const registered = rows.filter(isRegistered);
  await countMembers(tx, organizationId, {
    active: -registered.length,
    unregistered: registered.length - rows.length,
    excluded: rows.length,
  });

  const roles = new Map(members.map(({ id, role }) => [id, role]));
  await recordMany(
    tx,
    { action: 'members.exclude', actor: by, organizationId, subjectType: 'member', now },
    rows.map(({ id }) => ({ subjectId: id, details: detailsOf(roles.get(id) ?? 'member') })),
  );
  // The row forgets it with a restoration; it goes with the person, which the journal does not.
  const changes = rows.map(({ id }) => ({ memberId: id, field: 'excludeReason' as const, before: '', after: reason }));
  await recordChanges(tx, { organizationId, by, byName, source: 'card', changes, now });
  membersChanged(tx, organizationId);
  const personIds = registered.map((member) => member.person_id);
  await react(tx, reactions.membersExcluded, {
    organizationId,
    organizationName: await nameOf(tx, organizationId),
    memberIds: registered.map(({ id }) => id),
    personIds,
    reason,
  });
  for (const personId of personIds) accessChanged(tx, organizationId, personId);
  return rows;
};

/** With the role that was lost, where it was more than a member's. */
const detailsOf = (role: Role) => ({ role, ...(role === 'member' ? {} : { from: role, to: 'member' }) });

const nameOf = async (tx: Tx, id: OrganizationId): Promise<string> => (await organizationNames(tx, [id])).get(id) ?? '';
