import { sql } from 'kysely';
import sharp from 'sharp';
import type { NotificationContent } from '#contract/notifications';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { drawPicture } from './draw-pictures.ts';
import { type InventedPost, inventPost } from './invent-post.ts';
import { createRandom } from './people.ts';
import type { Seeded } from './seed-organization.ts';

/** Publications a statement: with their bodies about a megabyte. */
const CHUNK = 500;
/** Enough for the eye and the ballots to be real tables, not so many that filling them takes minutes. */
const MAX_READERS = 2_000;
const PLACEHOLDERS = 6;

export interface PostsSeed {
  /** The same number gives the same publications, readers and votes. */
  readonly seed: number;
  readonly posts: number;
  readonly now: Date;
}

/**
 * Writes publications of an organisation straight into the tables, with polls, votes, views and the rows of pictures, whose
 * bytes do not exist: a seed measures tables and lists, not storage.
 */
export const seedPosts = async (tx: Tx, { id, people }: Seeded, { seed, posts, now }: PostsSeed): Promise<void> => {
  const random = createRandom(seed);
  const author = people[1] ?? people[0];
  if (author === undefined) throw new Error('An organisation without members has nobody to write its publications');
  const placeholders = await Promise.all(Array.from({ length: PLACEHOLDERS }, (_, index) => drawPlaceholder(index)));

  for (let from = 0; from < posts; from += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, posts - from) }, (_, step) => {
      const post = inventPost(random, from + step, now);
      return {
        ...post,
        readers: drawReaders(random, people),
        attachments: Array.from({ length: post.pictures }, () => newId<string>(post.at)),
      };
    });
    const crowd = chunk.map((post) => (post.poll === null ? null : vote(random, post.poll, post.readers)));
    await insertPosts(tx, id, author.personId, chunk);
    await insertPictures(tx, id, author.personId, chunk, placeholders);
    await insertBroadcasts(tx, id, chunk);
    await insertPolls(tx, id, chunk);
    for (const [index, post] of chunk.entries()) {
      await insertViews(tx, id, post);
      const votes = crowd[index];
      if (post.poll !== null && votes) await insertVotes(tx, id, post.id, post.poll, votes);
    }
  }
};

type Member = Seeded['people'][number];
type SeededPost = InventedPost & { readonly readers: readonly Member[]; readonly attachments: readonly string[] };
type Poll = NonNullable<InventedPost['poll']>;
interface Votes {
  readonly voters: readonly string[];
  readonly ballots: readonly { readonly memberId: string; readonly optionId: string }[];
  readonly totals: readonly number[];
}

/** Neighbours in the stream of people are no neighbours in any list, so a run of them is as good as a draw. */
const drawReaders = (random: () => number, people: readonly Member[]): Member[] => {
  const count = Math.floor(Math.min(people.length, MAX_READERS) * random() ** 2);
  const first = Math.floor(random() * (people.length - count));
  return people.slice(first, first + count);
};

const vote = (random: () => number, poll: Poll, readers: readonly Member[]): Votes => {
  const voters = readers.slice(0, Math.floor(readers.length * 0.4)).map(({ memberId }) => memberId);
  const totals = poll.options.map(() => 0);
  const ballots = voters.flatMap((memberId) => {
    const favourite = Math.floor(random() ** 2 * poll.options.length);
    const chosen = poll.multiple && random() < 0.5 ? [favourite, (favourite + 1) % poll.options.length] : [favourite];
    return chosen.map((index) => {
      totals[index] = (totals[index] ?? 0) + 1;
      return { memberId, optionId: poll.options[index]?.id ?? '' };
    });
  });
  return { voters, ballots, totals };
};

const drawPlaceholder = async (seed: number): Promise<string> => {
  const tiny = await sharp(await drawPicture(seed))
    .resize(16, 16, { fit: 'inside' })
    .blur(1)
    .webp({ quality: 30 })
    .toBuffer();
  return `data:image/webp;base64,${tiny.toString('base64')}`;
};

const insertPosts = async (tx: Tx, id: string, authorId: string, chunk: readonly SeededPost[]): Promise<void> => {
  const rows = chunk.map((post) => ({ ...post, readers: post.readers.length, type: post.poll === null ? 'news' : 'poll' }));
  await sql`insert into posts (organization_id, id, author_person_id, author_name, type, title, body, attachments, pinned, state, published_at)
    select ${id}, p.id, a.id, a.last_name || ' ' || a.first_name, p.type, p.title, p.body, p.attachments, p.pinned, 'published', p.at
    from persons a, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p (id uuid, type text, title text, body jsonb, attachments uuid[], pinned boolean, at timestamptz)
    where a.id = ${authorId}`.execute(tx);
  await sql`insert into post_view_counts (organization_id, post_id, views)
    select ${id}, p.id, p.readers from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (id uuid, readers int)`.execute(tx);
};

const insertPictures = async (
  tx: Tx,
  id: string,
  personId: string,
  chunk: readonly SeededPost[],
  placeholders: readonly string[],
): Promise<void> => {
  const rows = chunk.flatMap(({ attachments, at }) =>
    attachments.map((file, index) => ({
      id: file,
      name: `Фото ${index + 1}.jpg`,
      at,
      placeholder: placeholders[(at.getTime() + index) % placeholders.length],
    })),
  );
  const variants = [
    { side: 480, width: 480, size: 21_000 },
    { side: 1080, width: 1080, size: 84_000 },
    { side: 2000, width: 1600, size: 162_000 },
  ];
  await sql`insert into files (organization_id, id, person_id, storage_key, name, media_type, kind, size, width, height, placeholder, variants, state, purpose, created_at)
    select ${id}, f.id, ${personId}, 'seed/' || f.id, f.name, 'image/webp', 'picture', 162000, 1600, 1000, f.placeholder, ${JSON.stringify(variants)}::jsonb, 'claimed', 'post', f.at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (id uuid, name text, placeholder text, at timestamptz)`.execute(tx);
};

const insertBroadcasts = async (tx: Tx, id: string, chunk: readonly SeededPost[]): Promise<void> => {
  const rows = chunk.map((post) => {
    const content: NotificationContent = {
      kind: 'feed.published',
      postId: post.id,
      postType: post.poll === null ? 'news' : 'poll',
      title: post.title,
    };
    return { id: newId<string>(post.at), at: post.at, content };
  });
  await sql`insert into notification_broadcasts (organization_id, id, content, created_at)
    select ${id}, b.id, b.content, b.at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as b (id uuid, content jsonb, at timestamptz)`.execute(
    tx,
  );
};

const insertPolls = async (tx: Tx, id: string, chunk: readonly SeededPost[]): Promise<void> => {
  const polls = chunk.flatMap(({ id: postId, poll }) => (poll === null ? [] : [{ ...poll, postId }]));
  const options = polls.flatMap(({ postId, options }) => options.map((option, index) => ({ ...option, postId, position: index + 1 })));
  await sql`insert into polls (organization_id, post_id, anonymous, multiple, ends_at)
    select ${id}, q."postId", q.anonymous, q.multiple, q."endsAt"
    from jsonb_to_recordset(${JSON.stringify(polls)}::jsonb) as q ("postId" uuid, anonymous boolean, multiple boolean, "endsAt" timestamptz)`.execute(
    tx,
  );
  await sql`insert into poll_options (organization_id, post_id, id, position, text)
    select ${id}, o."postId", o.id, o.position, o.text
    from jsonb_to_recordset(${JSON.stringify(options)}::jsonb) as o ("postId" uuid, id uuid, position int, text text)`.execute(tx);
};

const insertViews = async (tx: Tx, id: string, { id: postId, readers }: SeededPost): Promise<void> => {
  const members = readers.map(({ memberId }) => memberId);
  await sql`insert into post_views (organization_id, post_id, member_id) select ${id}, ${postId}, m from unnest(${members}::uuid[]) as m`.execute(
    tx,
  );
};

const insertVotes = async (tx: Tx, id: string, postId: string, { anonymous }: Poll, { voters, ballots, totals }: Votes): Promise<void> => {
  await sql`insert into poll_participants (organization_id, post_id, member_id)
    select ${id}, ${postId}, m from unnest(${voters}::uuid[]) as m`.execute(tx);
  await sql`insert into poll_tallies (organization_id, post_id, voters, votes) values (${id}, ${postId}, ${voters.length}, ${totals}::int[])`.execute(
    tx,
  );
  if (anonymous) return;
  await sql`insert into ballots (organization_id, post_id, member_id, option_id)
    select ${id}, ${postId}, b.member_id, b.option_id
    from unnest(${ballots.map(({ memberId }) => memberId)}::uuid[], ${ballots.map(({ optionId }) => optionId)}::uuid[]) as b (member_id, option_id)`.execute(
    tx,
  );
};
