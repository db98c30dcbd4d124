import { type RawBuilder, sql } from 'kysely';
import type { MemberId, PostCommentId, PostId } from '#contract/ids';
import { type listPostComments as endpoint, MAX_QUOTE, type PostComment } from '#contract/post-comments';
import type { Parsed, Result } from '#contract/route';
import { memberNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { audienceOf } from '../audience-reads.ts';
import { mayDeleteComment } from '../policy.ts';
import { withFeed } from '../tables.ts';

interface CommentRow {
  readonly id: PostCommentId;
  readonly author_member_id: MemberId;
  readonly text: string;
  readonly created_at: Date;
  readonly edited_at: Date | null;
  readonly reply_to: PostCommentId | null;
  /** Null with `quoted_text` when what is answered was deleted. */
  readonly quoted_member_id: MemberId | null;
  readonly quoted_text: string | null;
}

/** Comments under a publication that this member sees, newest first; under a planned one are none. Raises `not_found`. */
export const listComments = async (
  db: Db,
  scope: MemberScope,
  { params: { postId }, query: { after, limit } }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const older = after === undefined ? sql`` : sql`and c.id < ${idIn(after)}::uuid`;
  const [open, rows] = await Promise.all([
    readOpen(db, scope, postId),
    commentRows(db, scope, postId, sql`true ${older} order by c.id desc limit ${limit + 1}`),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await presentComments(db, scope, shown, open),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};

/** One comment of a publication that the caller has found to be seen by this member. Raises `not_found`. */
export const loadComment = async (
  db: Db,
  scope: MemberScope,
  { postId, id, open }: { readonly postId: PostId; readonly id: PostCommentId; readonly open: boolean },
): Promise<PostComment> => {
  const [comment] = await presentComments(db, scope, await commentRows(db, scope, postId, sql`c.id = ${id}`), open);
  if (comment === undefined) throw new Refusal('not_found');
  return comment;
};

/** Who wrote a comment; undefined when it is gone. */
export const loadAuthor = async (
  db: Db,
  { organizationId }: MemberScope,
  postId: PostId,
  id: PostCommentId,
): Promise<MemberId | undefined> => {
  const row = await withFeed(db)
    .selectFrom('post_comments')
    .select('author_member_id')
    .where(({ and }) => and({ organization_id: organizationId, post_id: postId, id }))
    .executeTakeFirst();
  return row?.author_member_id;
};

const readOpen = async (db: Db, scope: MemberScope, postId: PostId): Promise<boolean> => {
  const { sees } = await audienceOf(db, scope);
  const { rows } = await sql<{ open: boolean }>`select comments_open as open from posts
    where organization_id = ${scope.organizationId} and id = ${postId} and state = 'published' and ${sees}`.execute(db);
  const [post] = rows;
  if (post === undefined) throw new Refusal('not_found');
  return post.open;
};

const idIn = (cursor: string): string => {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Refusal('bad_request');
  return id;
};

const commentRows = async (db: Db, { organizationId }: MemberScope, postId: PostId, rest: RawBuilder<unknown>): Promise<CommentRow[]> => {
  const { rows } = await sql<CommentRow>`
    select c.id, c.author_member_id, c.text, c.created_at, c.edited_at, c.reply_to,
      quoted.author_member_id as quoted_member_id, left(quoted.text, ${MAX_QUOTE}) as quoted_text
    from post_comments c
    left join post_comments quoted on quoted.organization_id = ${organizationId} and quoted.post_id = ${postId} and quoted.id = c.reply_to
    where c.organization_id = ${organizationId} and c.post_id = ${postId} and ${rest}`.execute(db);
  return rows;
};

const presentComments = async (db: Db, scope: MemberScope, rows: readonly CommentRow[], open: boolean): Promise<PostComment[]> => {
  const ids = rows.flatMap((row) => [row.author_member_id, ...(row.quoted_member_id === null ? [] : [row.quoted_member_id])]);
  const people = await memberNames(db, scope.organizationId, ids);
  const authorOf = (id: MemberId) => ({ id, name: people.get(id)?.name ?? '' });
  return rows.map((row) => ({
    id: row.id,
    author: authorOf(row.author_member_id),
    text: row.text,
    replyTo:
      row.reply_to === null
        ? null
        : {
            id: row.reply_to,
            quoted:
              row.quoted_member_id === null || row.quoted_text === null
                ? null
                : { author: authorOf(row.quoted_member_id), text: row.quoted_text },
          },
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    can: {
      edit: open && row.author_member_id === scope.memberId,
      delete: mayDeleteComment(scope, row.author_member_id),
    },
  }));
};
