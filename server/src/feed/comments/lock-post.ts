import { sql } from 'kysely';
import type { GroupId, PersonId, PostId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { audienceOf } from '../audience-reads.ts';

export interface CommentedPost {
  readonly title: string;
  readonly author_person_id: PersonId;
  readonly audience: readonly GroupId[] | null;
  readonly comments_open: boolean;
}

/**
 * A publication that this member sees, held as it is: an edit that switches comments off, or a deletion, waits for those who are just
 * writing, and whoever writes meanwhile finds it done; comments do not wait for each other. Raises `not_found`, of a planned one too.
 */
export const lockPost = async (tx: Tx, scope: MemberScope, postId: PostId): Promise<CommentedPost> => {
  const { sees } = await audienceOf(tx, scope);
  const { rows } = await sql<CommentedPost>`select title, author_person_id, audience, comments_open from posts
    where organization_id = ${scope.organizationId} and id = ${postId} and state = 'published' and ${sees} for share`.execute(tx);
  const [post] = rows;
  if (post === undefined) throw new Refusal('not_found');
  return post;
};
