import type { PostCommentId } from '#contract/ids';
import type { addPostComment as endpoint } from '#contract/post-comments';
import type { Parsed, Result } from '#contract/route';
import { notifyGathered } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { afterCommit } from '#server/platform/database/transaction.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import type { FeedPublisher } from '../events.ts';
import { withFeed } from '../tables.ts';
import { loadAuthor, loadComment } from './comment-reads.ts';
import { countComments } from './count-comments.ts';
import { findAuthors } from './find-authors.ts';
import { limitComments } from './limit-comments.ts';
import { lockPost } from './lock-post.ts';

/**
 * Comments under a publication that one sees; its author and whoever is answered are told. Raises `not_found`, `comments_closed`,
 * `invalid` for an answer to what was deleted, and `too_many_requests`.
 */
export const addComment =
  (publisher: FeedPublisher) =>
  async (tx: Tx, scope: MemberScope, { params: { postId }, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const { organizationId, memberId, now } = scope;
    const post = await lockPost(tx, scope, postId);
    if (!post.comments_open) throw new Refusal('comments_closed');
    await limitComments(tx, scope);
    const answered = body.replyTo === null ? null : await loadAuthor(tx, scope, postId, body.replyTo);
    if (answered === undefined) throw new Refusal('invalid', { fields: { replyTo: 'reply_missing' } });

    const id = newId<PostCommentId>(now);
    await withFeed(tx)
      .insertInto('post_comments')
      .values({
        organization_id: organizationId,
        post_id: postId,
        id,
        author_member_id: memberId,
        reply_to: body.replyTo,
        text: body.text,
        created_at: now,
        edited_at: null,
      })
      .execute();
    const comment = await loadComment(tx, scope, { postId, id, open: true });
    const told = await findAuthors(tx, scope, { ...post, answered });
    // From here on comments of this publication come one after another, so that each finds what its predecessor told.
    await countComments(tx, organizationId, postId, 1);
    for (const { kind, to } of told) await notifyGathered(tx, to, organizationId, { kind, postId, title: post.title });
    afterCommit(tx, () => publisher.commented(organizationId, postId, 'added'));
    return comment;
  };
