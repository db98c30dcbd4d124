import { sql } from 'kysely';
import type { MemberId, OrganizationId, PostId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { paceWork } from '#server/platform/pace-work.ts';
import type { Topic } from '#server/platform/realtime/bus.ts';

/** A reader had a publication on the screen. */
interface View {
  readonly organizationId: OrganizationId;
  readonly postId: PostId;
  readonly memberId: MemberId;
}

interface Counted {
  readonly organizationId: OrganizationId;
  readonly postId: PostId;
  readonly views: number;
  /** Whether the publication is for some groups alone. */
  readonly narrow: boolean;
}

/** Beyond it views are lost: the database has been away for a while, and memory is worth more than the eye. */
const MAX_WAITING = 100_000;

/** Views a statement: within its time even when an outage has let them pile up. */
const CHUNK = 5_000;

export interface ViewCounter {
  /** Counts these publications as seen by this member, within a second; each reader counts once, ever. */
  seen(organizationId: OrganizationId, memberId: MemberId, posts: readonly PostId[]): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** Gathers views for a second and stores them together (data.md); a crash loses that second and no more. Must be stopped. */
export const countViews = ({ db, bus, log }: Pick<Ground, 'db' | 'bus' | 'log'>): ViewCounter => {
  const waiting = new Map<string, View>();
  const keep = (views: Iterable<readonly [string, View]>) => {
    for (const [key, view] of views) if (waiting.size < MAX_WAITING) waiting.set(key, view);
  };
  const pace = paceWork(
    async () => {
      const views = [...waiting];
      waiting.clear();
      for (let from = 0; from < views.length; from += CHUNK) {
        const chunk = views.slice(from, from + CHUNK).map(([, view]) => view);
        const counted = await store(db, chunk).catch((error: unknown) => {
          keep(views.slice(from));
          throw error;
        });
        tell(bus, counted);
      }
    },
    (error) => log.warn({ err: error }, 'views not counted'),
  );
  return {
    seen: (organizationId, memberId, posts) => {
      keep(posts.map((postId) => [`${postId} ${memberId}`, { organizationId, postId, memberId }]));
      pace.soon();
    },
    flush: pace.flush,
    stop: pace.stop,
  };
};

const tell = (bus: Ground['bus'], counted: readonly Counted[]): void => {
  // Of what is for some groups alone only those hear who see everything.
  const heard = (post: Counted): Topic => `${post.narrow ? 'admins' : 'organization'}:${post.organizationId}`;
  for (const [topic, posts] of Map.groupBy(counted, heard)) {
    const organizationId = posts[0]?.organizationId;
    if (organizationId === undefined) continue;
    const totals = Object.fromEntries(posts.map(({ postId, views: total }) => [postId, total]));
    bus.publish(topic, { type: 'feed.seen', organizationId, views: totals });
  }
};

// Locks are taken in the order of the keys, so that two processes do not wait for each other; a post deleted meanwhile drops out.
const store = async (db: Db, views: readonly View[]): Promise<Counted[]> => {
  const { rows } = await sql<Counted>`
    with first as (
      insert into post_views (organization_id, post_id, member_id)
      select p.organization_id, p.id, seen.member_id
      from unnest(
        ${views.map((view) => view.organizationId)}::uuid[], ${views.map((view) => view.postId)}::uuid[], ${views.map((view) => view.memberId)}::uuid[]
      ) as seen (organization_id, post_id, member_id)
      join posts p on p.organization_id = seen.organization_id and p.id = seen.post_id
      where p.state = 'published'
      order by p.organization_id, p.id, seen.member_id
      for key share of p
      on conflict do nothing
      returning organization_id, post_id
    ), added as (
      select organization_id, post_id, count(*)::int as views from first group by organization_id, post_id
    ), held as (
      select added.* from post_view_counts join added using (organization_id, post_id)
      order by organization_id, post_id for update of post_view_counts
    )
    update post_view_counts c set views = c.views + held.views
    from held where c.organization_id = held.organization_id and c.post_id = held.post_id
    returning c.organization_id as "organizationId", c.post_id as "postId", c.views,
      (select p.audience is not null from posts p where p.organization_id = c.organization_id and p.id = c.post_id) as narrow`.execute(db);
  return rows;
};
