import type { MemberId, OrganizationId } from '#contract/ids';
import type { listMemberChanges, MemberChange } from '#contract/member-card';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import { encodeCursor } from '#server/platform/database/keyset.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { withMembers } from '../tables.ts';
import { placeIn } from './place-in.ts';
import { recordLook } from './record-look.ts';

/** A page of the changes of a member's fields, newest first. The looking is journalled. Refuses with `not_found`, and a foreign cursor. */
export const memberChangePage = async (
  db: Db,
  scope: AdminScope,
  { params, query }: Parsed<typeof listMemberChanges>,
): Promise<Result<typeof listMemberChanges>> => {
  await recordLook(db, scope, params.memberId);
  return changesOf(db, scope.organizationId, params.memberId, query);
};

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

export const changesOf = async (
  db: Db,
  organizationId: OrganizationId,
  memberId: MemberId,
  { limit, after }: Page,
): Promise<{ items: MemberChange[]; next?: string }> => {
  const rows = await withMembers(db)
    .selectFrom('member_changes')
    .select(['id', 'at', 'by_name', 'source', 'field', 'before', 'after'])
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .$if(after !== undefined, (changes) => changes.where('id', '<', placeIn(after ?? '')))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(({ at, by_name, before, after, ...row }) => ({
    ...row,
    at: at.toISOString(),
    byName: by_name,
    from: before,
    to: after,
  }));
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined ? { next: encodeCursor([last.id]) } : {}) };
};
