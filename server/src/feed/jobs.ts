import { sql } from 'kysely';
import type { PostType } from '#contract/feed';
import type { GroupId, OrganizationId, PostId } from '#contract/ids';
import { notifyOrganizations } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { postChanged } from './events.ts';

/** Publications that one transaction publishes. */
const BATCH = 100;

/** Publishes the planned publications whose time has come. */
export const publishDue = defineJob('feed.publish-due', { retries: 0 });

/** Each due publication is published once, whatever number of workers look: who has locked its row publishes it. */
export const publishDuePosts = async ({ clock, transaction }: Pick<Ground, 'clock' | 'transaction'>): Promise<void> => {
  for (let published = BATCH; published === BATCH; ) {
    const now = clock.now();
    published = await transaction(now, (tx) => publishBatch(tx, now));
  }
};

const publishBatch = async (tx: Tx, now: Date): Promise<number> => {
  const { rows } = await sql<{ organizationId: OrganizationId; id: PostId; type: PostType; title: string; audience: GroupId[] | null }>`
    with due as materialized (
      select organization_id, id from posts
      where state = 'planned' and published_at <= ${now} order by published_at limit ${BATCH} for update skip locked
    )
    update posts p set state = 'published' from due where p.organization_id = due.organization_id and p.id = due.id
    returning p.organization_id as "organizationId", p.id, p.type, p.title, p.audience`.execute(tx);
  await notifyOrganizations(
    tx,
    rows.map(({ organizationId, id, type, title, audience }) => ({
      organizationId,
      audience,
      content: { kind: 'feed.published', postId: id, postType: type, title },
    })),
  );
  for (const { organizationId, id } of rows) postChanged(tx, organizationId, { id, planned: false }, 'published');
  return rows.length;
};

export const jobs: readonly JobHandler[] = [handler(publishDue, publishDuePosts, '* * * * *')];
