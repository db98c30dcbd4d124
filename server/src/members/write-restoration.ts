import { sql } from 'kysely';
import { recordMany } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { carryProfiles } from './carry-profiles.ts';
import { countMembers } from './count-members.ts';
import { accessChanged, type MembersReactions, membersChanged, react } from './events.ts';
import { inviteWaiting } from './invitations/invite-waiting.ts';
import { memberColumns } from './member-reads.ts';
import { isRegistered } from './policy.ts';
import type { MemberRecord } from './tables.ts';

/** So many at a time stay far within the time of a statement, with all the indexes of members. */
const CHUNK = 1_000;

/**
 * Writes, counts, journals and tells a restoration, of one member or of thousands: back as ordinary members with the same cards, or into
 * the register, with what they have changed in their own profiles meanwhile. The caller has seen to it, under `lockOrganization`, that the actor
 * may. Gives the rows as they are now.
 */
export const writeRestoration = async (
  tx: Tx,
  { organizationId, personId: by, now }: AdminScope,
  members: readonly MemberRecord[],
  reactions: MembersReactions,
): Promise<MemberRecord[]> => {
  const rows: MemberRecord[] = [];
  for (let from = 0; from < members.length; from += CHUNK) {
    const ids = members.slice(from, from + CHUNK).map(({ id }) => id);
    await carryProfiles(tx, organizationId, ids);
    const chunk = await sql<MemberRecord>`update members
      set status = case when person_id is null then 'unregistered' else 'active' end, role = 'member', excluded_at = null,
        excluded_by_person_id = null, excluded_by_name = null, exclude_reason = null, changed_outside = '{}', version = version + 1
      where organization_id = ${organizationId} and id = any(${ids}::uuid[]) and status = 'excluded'
      returning ${memberColumns}`.execute(tx);
    rows.push(...chunk.rows);
  }
  const registered = rows.filter(isRegistered);
  await countMembers(tx, organizationId, {
    active: registered.length,
    unregistered: rows.length - registered.length,
    excluded: -rows.length,
  });

  await recordMany(
    tx,
    { action: 'members.restore', actor: by, organizationId, subjectType: 'member', now },
    rows.map(({ id }) => ({ subjectId: id })),
  );
  membersChanged(tx, organizationId);
  const waiting = rows.filter((row) => !isRegistered(row)).map(({ id }) => id);
  await inviteWaiting(tx, organizationId, waiting, reactions);
  const organizationName = (await organizationNames(tx, [organizationId])).get(organizationId) ?? '';
  const personIds = registered.map((member) => member.person_id);
  await react(tx, reactions.membersRestored, { organizationId, organizationName, personIds });
  for (const personId of personIds) accessChanged(tx, organizationId, personId);
  return rows;
};
