import type { publishPost as endpoint, PostType } from '#contract/feed';
import type { PostId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import { record } from '#server/audit/public.ts';
import { holdGroups } from '#server/members/public.ts';
import { notifyOrganization } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { claimFiles } from '#server/platform/files/claim.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { newId } from '#server/platform/ids.ts';
import { postChanged } from './events.ts';
import { insertPoll } from './insert-poll.ts';
import { checkTimes, timeOf } from './policy.ts';
import { loadPost } from './reads.ts';
import { withFeed } from './tables.ts';

/**
 * «Создать публикацию»: at once, and its audience is told; or later, and only administrators see it until then.
 * Raises `invalid` for times that make no sense and for groups that are gone, and `file_missing`.
 */
export const publishPost = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { now, organizationId, personId } = scope;
  const publishAt = timeOf(body.publishAt);
  checkTimes({ now, publishAt, appearsAt: publishAt ?? now, endsAt: timeOf(body.poll?.endsAt ?? null) });

  const id = newId<PostId>(now);
  const planned = publishAt !== null;
  const type: PostType = body.poll === null ? 'news' : 'poll';
  const attachments = [...new Set(body.attachments)];
  const audience = body.audience && [...new Set(body.audience)];
  await holdGroups(tx, organizationId, audience ?? [], 'audience');
  await claimFiles(tx, { organizationId, personId, fileIds: attachments, purpose: 'post' });
  const names = await personNames(tx, [personId]);
  await withFeed(tx)
    .insertInto('posts')
    .values({
      organization_id: organizationId,
      id,
      author_person_id: personId,
      author_name: names.get(personId) ?? '',
      type,
      title: body.title,
      body: body.body === null ? null : JSON.stringify(body.body),
      attachments,
      pinned: body.pinned,
      audience,
      comments_open: body.commentsOpen,
      state: planned ? 'planned' : 'published',
      published_at: publishAt ?? now,
      edited_at: null,
    })
    .execute();
  const ofPost = { organization_id: organizationId, post_id: id };
  await withFeed(tx).insertInto('post_view_counts').values(ofPost).execute();
  if (body.poll !== null) await insertPoll(tx, ofPost, body.poll);

  const content = { kind: 'feed.published' as const, postId: id, postType: type, title: body.title };
  if (!planned) await notifyOrganization(tx, { organizationId, content, audience });
  postChanged(tx, organizationId, { id, planned }, planned ? 'edited' : 'published');
  await record(tx, {
    action: 'feed.publish',
    actor: personId,
    organizationId,
    subjectType: 'post',
    subjectId: id,
    details: { type, planned, ...(audience === null ? {} : { audience }) },
    now,
  });
  return loadPost(tx, scope, id);
};
