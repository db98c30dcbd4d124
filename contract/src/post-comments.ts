import { z } from 'zod';
import { Instant, paragraphs } from './fields.ts';
import { MemberId, OrganizationId, PostCommentId, PostId } from './ids.ts';
import { page, pageQuery } from './page.ts';
import { route } from './route.ts';

const ofPost = z.object({ organizationId: OrganizationId, postId: PostId });
const ofComment = z.object({ organizationId: OrganizationId, postId: PostId, commentId: PostCommentId });

/** A long remark, not a second publication. */
export const MAX_POST_COMMENT = 2_000;
/** Of one person in an organisation: a lively talk, not a flood. */
export const MAX_POST_COMMENTS_A_MINUTE = 10;
export const MAX_POST_COMMENTS_A_DAY = 200;
/** So much of the text that is answered stands over the answer. */
export const MAX_QUOTE = 140;

/** Plain text; addresses in it become links on the screen. */
const CommentText = paragraphs(MAX_POST_COMMENT, 1);

/** Named as now; of somebody erased the name is empty. */
export const CommentAuthor = z.object({ id: MemberId, name: z.string() });

export const PostComment = z.object({
  id: PostCommentId,
  author: CommentAuthor,
  text: z.string(),
  /** What it answers; `quoted` is null when that was deleted. */
  replyTo: z.object({ id: PostCommentId, quoted: z.object({ author: CommentAuthor, text: z.string() }).nullable() }).nullable(),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  /** Own ones, edited while comments are open; head and administrators delete any. */
  can: z.object({ edit: z.boolean(), delete: z.boolean() }),
});
export type PostComment = z.infer<typeof PostComment>;

export const listPostComments = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/posts/:postId/comments',
  scope: 'member',
  summary: 'Comments under a publication, newest first; of one with comments switched off too',
  params: ofPost,
  query: pageQuery(20),
  response: page(PostComment),
});
export const addPostComment = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/posts/:postId/comments',
  scope: 'member',
  summary:
    'Comments; the author of the publication and whoever is answered are told. `reply_missing` by field: what it answers was deleted',
  params: ofPost,
  body: z.object({ text: CommentText, replyTo: PostCommentId.nullable().default(null) }),
  response: PostComment,
  status: 201,
  errors: ['comments_closed', 'reply_missing'],
});
export const editPostComment = route({
  method: 'PATCH',
  path: '/api/organizations/:organizationId/posts/:postId/comments/:commentId',
  scope: 'member',
  summary: 'Edits an own comment; readers see «изменено»',
  params: ofComment,
  body: z.object({ text: CommentText }),
  response: PostComment,
  errors: ['comments_closed'],
});
export const deletePostComment = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/posts/:postId/comments/:commentId',
  scope: 'member',
  summary: 'Deletes an own comment; head and administrators delete any, which is journalled',
  params: ofComment,
});
