import type { deletePost as endpoint } from '#contract/feed';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { releaseFiles } from '#server/platform/files/claim.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { postChanged } from './events.ts';
import { withFeed } from './tables.ts';

/** Deletes a publication with its files, votes, views and comments. Raises `not_found`. */
export const deletePost = async (tx: Tx, scope: AdminScope, { params: { postId } }: Parsed<typeof endpoint>): Promise<undefined> => {
  const { organizationId } = scope;
  const gone = await withFeed(tx)
    .deleteFrom('posts')
    .where('organization_id', '=', organizationId)
    .where('id', '=', postId)
    .returning(['type', 'state', 'attachments'])
    .executeTakeFirst();
  if (gone === undefined) throw new Refusal('not_found');
  await releaseFiles(tx, organizationId, gone.attachments);

  postChanged(tx, organizationId, { id: postId, planned: gone.state === 'planned' }, 'deleted');
  await record(tx, {
    action: 'feed.delete',
    actor: scope.personId,
    organizationId,
    subjectType: 'post',
    subjectId: postId,
    details: { type: gone.type },
    now: scope.now,
  });
};
