import type { editPostComment as endpoint } from '#contract/post-comments';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import { afterCommit } from '#server/platform/database/transaction.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { FeedPublisher } from '../events.ts';
import { withFeed } from '../tables.ts';
import { loadAuthor, loadComment } from './comment-reads.ts';
import { lockPost } from './lock-post.ts';

/** Edits an own comment, which readers see; nobody is told anew. Raises `not_found` and `comments_closed`. */
export const editComment =
  (publisher: FeedPublisher) =>
  async (tx: Tx, scope: MemberScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const { organizationId, memberId, now } = scope;
    const { postId, commentId } = params;
    const post = await lockPost(tx, scope, postId);
    if ((await loadAuthor(tx, scope, postId, commentId)) !== memberId) throw new Refusal('not_found');
    if (!post.comments_open) throw new Refusal('comments_closed');

    await withFeed(tx)
      .updateTable('post_comments')
      .set({ text: body.text, edited_at: now })
      .where(({ and }) => and({ organization_id: organizationId, post_id: postId, id: commentId }))
      .where('text', '<>', body.text)
      .execute();
    afterCommit(tx, () => publisher.commented(organizationId, postId, 'changed'));
    return loadComment(tx, scope, { postId, id: commentId, open: true });
  };
