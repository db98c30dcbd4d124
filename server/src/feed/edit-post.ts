import { isDeepStrictEqual } from 'node:util';
import type { editPost as endpoint } from '#contract/feed';
import type { FileId, GroupId, PostId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { holdGroups } from '#server/members/public.ts';
import { notifyOrganization } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { claimFiles, releaseFiles } from '#server/platform/files/claim.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { postChanged } from './events.ts';
import { checkTimes, isNarrower, timeOf } from './policy.ts';
import { endOfPoll, loadPost } from './reads.ts';
import { rewritePoll } from './rewrite-poll.ts';
import { type OfPost, withFeed } from './tables.ts';

type Edit = Parsed<typeof endpoint>['body'];
/** What readers would see changed; moving or pinning a publication is not editing it. */
const SHOWN = ['title', 'body', 'attachments', 'poll'];

/**
 * Edits a publication; a published one then reads «изменено». A planned one may be moved, or published at once by no time at all.
 * Its audience is told of what appears to it by this. Raises `not_found`, `conflict`, `invalid`, `file_missing` and `poll_locked`.
 */
export const editPost = async (tx: Tx, scope: AdminScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { now, organizationId, personId } = scope;
  const { postId } = params;
  const before = await lockPost(tx, scope, postId);
  if (before.version !== body.version) throw new Refusal('conflict');
  if ((body.poll !== null) !== (before.type === 'poll')) throw new Refusal('invalid', { fields: { poll: 'invalid_type' } });
  const post = { organization_id: organizationId, post_id: postId };
  const times = await newTimes(tx, post, before, body, now);

  const audience = body.audience === undefined ? before.audience : body.audience && [...new Set(body.audience)];
  await checkAudience(tx, scope, before, audience);
  const attachments = [...new Set(body.attachments)];
  await exchangeFiles(tx, scope, before.attachments, attachments);
  const commentsOpen = body.commentsOpen ?? before.comments_open;
  const pollChanged = body.poll !== null && (await rewritePoll(tx, post, body.poll));
  const changed = [
    ...(before.title === body.title ? [] : ['title']),
    ...(isDeepStrictEqual(before.body, body.body) ? [] : ['body']),
    ...(isDeepStrictEqual(before.attachments, attachments) ? [] : ['attachments']),
    ...(pollChanged ? ['poll'] : []),
    ...(before.pinned === body.pinned ? [] : ['pinned']),
    ...(isDeepStrictEqual(before.audience, audience) ? [] : ['audience']),
    ...(before.comments_open === commentsOpen ? [] : ['commentsOpen']),
    ...(before.published_at.getTime() === times.publishedAt.getTime() ? [] : ['publishAt']),
  ];
  const published = before.state === 'planned' && !times.planned;
  await withFeed(tx)
    .updateTable('posts')
    .set({
      title: body.title,
      body: body.body === null ? null : JSON.stringify(body.body),
      attachments,
      pinned: body.pinned,
      audience,
      comments_open: commentsOpen,
      state: times.planned ? 'planned' : 'published',
      published_at: times.publishedAt,
      version: before.version + 1,
      ...(before.state === 'published' && changed.some((field) => SHOWN.includes(field)) ? { edited_at: now } : {}),
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', postId)
    .execute();

  const widened = before.state === 'published' && isNarrower(before.audience, audience);
  const content = { kind: 'feed.published' as const, postId, postType: before.type, title: body.title };
  if (published || widened) await notifyOrganization(tx, { organizationId, content, audience, told: widened ? before.audience : null });
  postChanged(tx, organizationId, { id: postId, planned: times.planned }, published ? 'published' : 'edited');
  await record(tx, {
    action: 'feed.edit',
    actor: personId,
    organizationId,
    subjectType: 'post',
    subjectId: postId,
    details: { fields: changed, published },
    now,
  });
  return loadPost(tx, scope, postId);
};

// `for no key update`: a reader's view of the post need not wait for the edit.
const lockPost = async (tx: Tx, { organizationId }: AdminScope, postId: PostId) => {
  const row = await withFeed(tx)
    .selectFrom('posts')
    .select(['type', 'title', 'body', 'attachments', 'pinned', 'audience', 'comments_open', 'state', 'published_at', 'version'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', postId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return row;
};
type Before = Awaited<ReturnType<typeof lockPost>>;

/** Refuses to take a published one from those who may have read it, and groups that are gone. */
const checkAudience = async (tx: Tx, { organizationId }: AdminScope, before: Before, audience: readonly GroupId[] | null) => {
  if (before.state === 'published' && isNarrower(audience, before.audience))
    throw new Refusal('invalid', { fields: { audience: 'audience_narrowed' } });
  const added = (audience ?? []).filter((id) => !before.audience?.includes(id));
  await holdGroups(tx, organizationId, added, 'audience');
};

/** Checks the times that the edit changes, and them alone: what is past already may stay as it is. */
const newTimes = async (tx: Tx, post: OfPost, before: Before, body: Edit, now: Date) => {
  const planned = before.state === 'planned';
  const publishAt = timeOf(body.publishAt);
  const moved = publishAt !== null && publishAt.getTime() !== before.published_at.getTime();
  if (!planned && moved) throw new Refusal('invalid', { fields: { publishAt: 'invalid_value' } });
  const appearsAt = !planned ? before.published_at : (publishAt ?? now);
  const endsAt = timeOf(body.poll?.endsAt ?? null);
  const endMoved = endsAt?.getTime() !== (await endOfPoll(tx, post.organization_id, post.post_id))?.getTime();
  checkTimes({ now, appearsAt, publishAt: moved ? publishAt : null, endsAt: planned || endMoved ? endsAt : null });
  return { planned: planned && publishAt !== null, publishedAt: appearsAt };
};

const exchangeFiles = async (tx: Tx, { organizationId, personId }: AdminScope, before: readonly FileId[], after: readonly FileId[]) => {
  const added = after.filter((id) => !before.includes(id));
  const places = added.map((id) => after.indexOf(id));
  await claimFiles(tx, {
    organizationId,
    personId,
    fileIds: added,
    purpose: 'post',
    field: (index) => `attachments.${places[index] ?? index}`,
  });
  await releaseFiles(
    tx,
    organizationId,
    before.filter((id) => !after.includes(id)),
  );
};
