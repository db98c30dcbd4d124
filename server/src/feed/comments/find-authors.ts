import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import { groupsOf, memberNames, membershipsOf } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { meets } from '../audience-reads.ts';
import type { CommentedPost } from './lock-post.ts';

interface Commented extends CommentedPost {
  /** Whose comment was answered. */
  readonly answered: MemberId | null;
}

interface Told {
  readonly kind: 'feed.replied' | 'feed.commented';
  readonly to: PersonId;
}

/** Whom to tell: whoever is answered, and the author of the publication, where they still see it; nobody of own words, nobody twice. */
export const findAuthors = async (tx: Tx, scope: MemberScope, post: Commented): Promise<readonly Told[]> => {
  const { organizationId, personId } = scope;
  const answered = await personOf(tx, organizationId, post.answered);
  const meant = [
    ...(answered === null ? [] : [{ kind: 'feed.replied' as const, to: answered }]),
    ...(post.author_person_id === answered ? [] : [{ kind: 'feed.commented' as const, to: post.author_person_id }]),
  ].filter(({ to }) => to !== personId);
  const told: Told[] = [];
  for (const one of meant) if (await sees(tx, scope, one.to, post)) told.push(one);
  return told;
};

const personOf = async (tx: Tx, organizationId: OrganizationId, memberId: MemberId | null): Promise<PersonId | null> =>
  memberId === null ? null : ((await memberNames(tx, organizationId, [memberId])).get(memberId)?.personId ?? null);

/** Whether this person is still in the organisation and among those who see the publication. */
const sees = async (tx: Tx, { organizationId, now }: MemberScope, personId: PersonId, { audience }: CommentedPost): Promise<boolean> => {
  const membership = (await membershipsOf(tx, personId)).find((one) => one.organizationId === organizationId);
  if (membership === undefined) return false;
  if (audience === null || membership.role !== 'member') return true;
  return meets(audience, (await groupsOf(tx, [membership], now)).get(organizationId) ?? []);
};
