import { sql } from 'kysely';
import type { OrganizationId, PostId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';

/** Keeps the number of a publication's comments; who comes next waits here for the end of this transaction. */
export const countComments = async (tx: Tx, organizationId: OrganizationId, postId: PostId, more: 1 | -1): Promise<void> => {
  await sql`update post_view_counts set comments = comments + ${more}
    where organization_id = ${organizationId} and post_id = ${postId}`.execute(tx);
};
