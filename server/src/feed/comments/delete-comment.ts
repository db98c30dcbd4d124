import type { deletePostComment as endpoint } from '#contract/post-comments';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { afterCommit } from '#server/platform/database/transaction.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { FeedPublisher } from '../events.ts';
import { mayDeleteComment } from '../policy.ts';
import { withFeed } from '../tables.ts';
import { countComments } from './count-comments.ts';
import { lockPost } from './lock-post.ts';

/**
 * Deletes an own comment, for good, also where comments are switched off; head and administrators delete any, which is journalled.
 * Answers to it stay. Raises `not_found`.
 */
export const deleteComment =
  (publisher: FeedPublisher) =>
  async (tx: Tx, scope: MemberScope, { params }: Parsed<typeof endpoint>): Promise<undefined> => {
    const { organizationId, memberId, personId, now } = scope;
    const { postId, commentId } = params;
    await lockPost(tx, scope, postId);
    const gone = await withFeed(tx)
      .deleteFrom('post_comments')
      .where(({ and }) => and({ organization_id: organizationId, post_id: postId, id: commentId }))
      .returning('author_member_id')
      .executeTakeFirst();
    if (gone === undefined || !mayDeleteComment(scope, gone.author_member_id)) throw new Refusal('not_found');

    await countComments(tx, organizationId, postId, -1);
    afterCommit(tx, () => publisher.commented(organizationId, postId, 'changed'));
    if (gone.author_member_id === memberId) return;
    const act = { actor: personId, organizationId, subjectType: 'post', subjectId: postId, now };
    await record(tx, { ...act, action: 'feed.delete-comment' });
  };
