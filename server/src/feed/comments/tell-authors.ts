import type { MemberId, OrganizationId, PersonId, PostId } from '#contract/ids';
import { groupsOf, memberNames, membershipsOf } from '#server/members/public.ts';
import { notifyGathered } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { meets } from '../audience-reads.ts';
import type { CommentedPost } from './lock-post.ts';

interface Commented extends CommentedPost {
  readonly postId: PostId;
  /** Whose comment was answered. */
  readonly answered: MemberId | null;
}

/** Tells whoever is answered, else the author of the publication, where they still see it; nobody of own words, nobody twice. */
export const tellAuthors = async (tx: Tx, scope: MemberScope, post: Commented): Promise<void> => {
  const { organizationId, personId } = scope;
  const answered = await personOf(tx, organizationId, post.answered);
  const told = [
    { kind: 'feed.replied' as const, to: answered },
    { kind: 'feed.commented' as const, to: post.author_person_id === answered ? null : post.author_person_id },
  ];
  for (const { kind, to } of told) {
    if (to === null || to === personId || !(await sees(tx, scope, to, post))) continue;
    await notifyGathered(tx, to, organizationId, { kind, postId: post.postId, title: post.title });
  }
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
