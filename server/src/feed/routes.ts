import {
  deletePost as deleteEndpoint,
  editPost as editEndpoint,
  getPost as getEndpoint,
  getReading,
  listPosts as listEndpoint,
  markSeen,
  listPlannedPosts as plannedEndpoint,
  publishPost as publishEndpoint,
  vote,
} from '#contract/feed';
import { addPostComment, deletePostComment, editPostComment, listPostComments } from '#contract/post-comments';
import { type Bound, bind, bindOpen } from '#server/platform/http/bind.ts';
import { visiblePosts } from './audience-reads.ts';
import { castVote } from './cast-vote.ts';
import { addComment } from './comments/add-comment.ts';
import { listComments } from './comments/comment-reads.ts';
import { deleteComment } from './comments/delete-comment.ts';
import { editComment } from './comments/edit-comment.ts';
import type { ViewCounter } from './count-views.ts';
import { deletePost } from './delete-post.ts';
import { editPost } from './edit-post.ts';
import type { FeedPublisher } from './events.ts';
import { publishPost } from './publish-post.ts';
import { readReading } from './reading-reads.ts';
import { getPost, listPlannedPosts, listPosts } from './reads.ts';

/** What lives as long as the process and is stopped with it. */
export interface FeedLife {
  readonly publisher: FeedPublisher;
  readonly views: ViewCounter;
}

export const routes = ({ publisher, views }: FeedLife): readonly Bound[] => [
  bind(listEndpoint, listPosts),
  bind(plannedEndpoint, listPlannedPosts),
  bind(getEndpoint, getPost),
  bind(getReading, readReading),
  bind(publishEndpoint, publishPost),
  bind(editEndpoint, editPost),
  bind(deleteEndpoint, deletePost),
  bind(vote, castVote(publisher)),
  bind(listPostComments, listComments),
  bind(addPostComment, addComment(publisher)),
  bind(editPostComment, editComment(publisher)),
  bind(deletePostComment, deleteComment(publisher)),
  // Open: views are gathered in the process and stored by one statement a second.
  bindOpen(markSeen, async ({ db }, scope, { body }) => {
    views.seen(scope.organizationId, scope.memberId, await visiblePosts(db, scope, body.posts));
    return undefined;
  }),
];
