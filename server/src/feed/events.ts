import { sql } from 'kysely';
import type { feedEvents } from '#contract/feed';
import type { OptionId, OrganizationId, PostId } from '#contract/ids';
import type { Db, Tx } from '#server/platform/database/database.ts';
import { emit } from '#server/platform/database/transaction.ts';
import type { Ground } from '#server/platform/ground.ts';
import { paceWork } from '#server/platform/pace-work.ts';
import { hidesVotes } from './policy.ts';

type Change = (typeof feedEvents)['feed.changed']['_output']['change'];

/** A publication appeared, changed or went. Of a planned one only administrators hear. */
export const postChanged = (tx: Tx, organizationId: OrganizationId, post: { id: PostId; planned: boolean }, change: Change): void =>
  emit(tx, post.planned ? `admins:${organizationId}` : `organization:${organizationId}`, {
    type: 'feed.changed',
    organizationId,
    postId: post.id,
    change,
  });

type ThreadChange = (typeof feedEvents)['feed.thread']['_output']['change'];

/** Tells the members of an organisation the new totals of a poll, and how many comments there are. */
export interface FeedPublisher {
  /** This poll has a vote more; to be called once that is committed. */
  voted(organizationId: OrganizationId, postId: PostId): void;
  /** Comments were added under this publication, or some were edited or deleted; likewise. */
  commented(organizationId: OrganizationId, postId: PostId, change: ThreadChange): void;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Publishes the totals of polls that got votes, each at most once a second and read after the commit: a thousand votes make one
 * event, and the time of an event says little about the time of a vote. Must be stopped.
 */
export const createFeedPublisher = ({ db, bus, clock, log }: Pick<Ground, 'db' | 'bus' | 'clock' | 'log'>): FeedPublisher => {
  const waiting = new Map<PostId, OrganizationId>();
  const threads = createThreadPublisher({ db, bus, log });
  const pace = paceWork(
    async () => {
      const polls = [...waiting];
      waiting.clear();
      const totals = await totalsOf(db, polls).catch((error: unknown) => {
        for (const [postId, organizationId] of polls) waiting.set(postId, organizationId);
        throw error;
      });
      const now = clock.now();
      for (const { organizationId, postId, narrow, voters, votes, options, ...poll } of totals) {
        const shown = hidesVotes({ ...poll, voters }, now) ? null : Object.fromEntries(options.map((id, index) => [id, votes[index] ?? 0]));
        const told = { type: 'feed.voted' as const, organizationId, postId };
        bus.publish(narrow ? `admins:${organizationId}` : `organization:${organizationId}`, { ...told, voters, votes: shown });
        // Not everybody who hears this may see the poll; who does asks for the totals.
        if (narrow) bus.publish(`organization:${organizationId}`, { ...told, voters: null, votes: null });
      }
    },
    (error) => log.warn({ err: error }, 'totals of polls not published'),
  );
  return {
    voted: (organizationId, postId) => {
      waiting.set(postId, organizationId);
      pace.soon();
    },
    commented: threads.commented,
    flush: async () => void (await Promise.all([pace.flush(), threads.flush()])),
    stop: async () => void (await Promise.all([pace.stop(), threads.stop()])),
  };
};

/**
 * Publishes the new numbers of comments, each publication's at most once a second; apart from the votes, whose tables may be away. The
 * number goes to all at once; the hint to ask for the comments is spread, and is of use to those alone who read them.
 */
const createThreadPublisher = ({ db, bus, log }: Pick<Ground, 'db' | 'bus' | 'log'>): Omit<FeedPublisher, 'voted'> => {
  const waiting = new Map<PostId, { readonly organizationId: OrganizationId; readonly change: ThreadChange }>();
  const note: FeedPublisher['commented'] = (organizationId, postId, change) => {
    const worst = waiting.get(postId)?.change === 'changed' ? 'changed' : change;
    waiting.set(postId, { organizationId, change: worst });
  };
  const pace = paceWork(
    async () => {
      const posts = [...waiting];
      waiting.clear();
      const counts = await commentsOf(db, posts).catch((error: unknown) => {
        for (const [postId, { organizationId, change }] of posts) note(organizationId, postId, change);
        throw error;
      });
      const changes = new Map(posts);
      for (const { organizationId, postId, narrow, comments } of counts) {
        const told = { type: 'feed.commented' as const, organizationId, postId };
        bus.publish(narrow ? `admins:${organizationId}` : `organization:${organizationId}`, { ...told, comments });
        if (narrow) bus.publish(`organization:${organizationId}`, { ...told, comments: null });
        const change = changes.get(postId)?.change ?? 'changed';
        bus.publish(`organization:${organizationId}`, { type: 'feed.thread', organizationId, postId, change });
      }
    },
    (error) => log.warn({ err: error }, 'numbers of comments not published'),
  );
  return {
    commented: (organizationId, postId, change) => {
      note(organizationId, postId, change);
      pace.soon();
    },
    flush: pace.flush,
    stop: pace.stop,
  };
};

interface Comments {
  readonly organizationId: OrganizationId;
  readonly postId: PostId;
  readonly narrow: boolean;
  readonly comments: number;
}

const commentsOf = async (
  db: Db,
  posts: readonly (readonly [PostId, { readonly organizationId: OrganizationId }])[],
): Promise<readonly Comments[]> => {
  const { rows } = await sql<Comments>`
    select p.organization_id as "organizationId", p.id as "postId", p.audience is not null as narrow, c.comments
    from unnest(${posts.map(([, { organizationId }]) => organizationId)}::uuid[], ${posts.map(([postId]) => postId)}::uuid[])
      as commented (organization_id, post_id)
    join post_view_counts c using (organization_id, post_id)
    join posts p on p.organization_id = c.organization_id and p.id = c.post_id`.execute(db);
  return rows;
};

interface Totals {
  readonly organizationId: OrganizationId;
  readonly postId: PostId;
  readonly anonymous: boolean;
  readonly endsAt: Date | null;
  /** Whether it is for some groups alone. */
  readonly narrow: boolean;
  readonly voters: number;
  readonly votes: readonly number[];
  readonly options: readonly OptionId[];
}

const totalsOf = async (db: Db, polls: readonly (readonly [PostId, OrganizationId])[]): Promise<readonly Totals[]> => {
  const { rows } = await sql<Totals>`
    select q.organization_id as "organizationId", q.post_id as "postId", q.anonymous, q.ends_at as "endsAt", p.audience is not null as narrow, t.voters, t.votes, array(
      select o.id from poll_options o where o.organization_id = q.organization_id and o.post_id = q.post_id order by o.position) as options
    from unnest(${polls.map(([, organizationId]) => organizationId)}::uuid[], ${polls.map(([postId]) => postId)}::uuid[])
      as voted (organization_id, post_id)
    join polls q using (organization_id, post_id)
    join poll_tallies t using (organization_id, post_id)
    join posts p on p.organization_id = q.organization_id and p.id = q.post_id`.execute(db);
  return rows;
};
