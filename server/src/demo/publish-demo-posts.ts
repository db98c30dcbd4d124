import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import PDFDocument from 'pdfkit';
import type { Tx } from '#server/platform/database/database.ts';
import { preparePicture } from '#server/platform/files/pictures.ts';
import { sizeKey } from '#server/platform/files/remove-stored.ts';
import { newStorageKey } from '#server/platform/files/storage.ts';
import type { Ground } from '#server/platform/ground.ts';
import { newId } from '#server/platform/ids.ts';
import { drawPicture } from './draw-pictures.ts';
import { DEMO_POSTS, type DemoPost } from './posts.ts';
import type { Seeded } from './seed-organization.ts';

const DAY = 24 * 3600 * 1000;

/** Writes the demo's publications with pictures, votes and views into the tables and the storage. */
export const publishDemoPosts = async (tx: Tx, ground: Ground, { id, people }: Seeded, now: Date): Promise<void> => {
  const author = people[1];
  if (author === undefined) throw new Error('The demo has nobody to write its publications');
  for (const [index, post] of DEMO_POSTS.entries()) {
    const at = new Date(now.getTime() - post.daysAgo * DAY - index * 47 * 60_000);
    const planned = post.daysAgo < 0;
    const postId = newId<string>(at < now ? at : now);
    const attachments = await attach(tx, ground, id, author.personId, post, at);
    await sql`insert into posts (organization_id, id, author_person_id, author_name, type, title, body, attachments, pinned, state, published_at)
      select ${id}, ${postId}, p.id, p.last_name || ' ' || p.first_name, ${post.poll === undefined ? 'news' : 'poll'}, ${post.title}, ${JSON.stringify(post.body)}::jsonb,
        ${attachments}::uuid[], ${post.pinned ?? false}, ${planned ? 'planned' : 'published'}, ${at} from persons p where p.id = ${author.personId}`.execute(
      tx,
    );
    const readers = planned ? [] : people.slice(3, 3 + Math.min(people.length - 3, readersOf(post, index)));
    await sql`insert into post_views (organization_id, post_id, member_id) select ${id}, ${postId}, m from unnest(${readers.map(({ memberId }) => memberId)}::uuid[]) m`.execute(
      tx,
    );
    await sql`insert into post_view_counts (organization_id, post_id, views) values (${id}, ${postId}, ${readers.length})`.execute(tx);
    await comment(tx, id, postId, post, people, { at, now });
    if (post.poll !== undefined) await openPoll(tx, id, postId, post.poll, people, now);
    if (!planned) {
      const content = { kind: 'feed.published', postId, postType: post.poll === undefined ? 'news' : 'poll', title: post.title };
      await sql`insert into notification_broadcasts (organization_id, id, content, created_at) values (${id}, ${newId(at)}, ${JSON.stringify(content)}::jsonb, ${at})`.execute(
        tx,
      );
    }
  }
};

/** Older publications have been read by more, and a poll by everybody who voted: the voters are the first of the same people. */
const readersOf = ({ daysAgo, poll }: DemoPost, index: number): number => {
  const voters = poll?.options.reduce((sum, { votes }) => sum + votes, 0) ?? 0;
  return Math.max(87 + daysAgo * 8 + index * 11, Math.ceil(voters * 1.2));
};

/** Said on the day of the publication, some minutes after each other. */
const comment = async (
  tx: Tx,
  id: string,
  postId: string,
  { comments = [] }: DemoPost,
  people: Seeded['people'],
  { at, now }: { readonly at: Date; readonly now: Date },
): Promise<void> => {
  const said: string[] = [];
  for (const [index, { by, text, answers }] of comments.entries()) {
    const author = people[by];
    if (author === undefined) throw new Error('The demo has too few people for its comments');
    const time = new Date(Math.min(at.getTime() + (25 + index * 34) * 60_000, now.getTime() - (comments.length - index) * 60_000));
    const commentId = newId<string>(time);
    said.push(commentId);
    await sql`insert into post_comments (organization_id, post_id, id, author_member_id, reply_to, text, created_at)
      values (${id}, ${postId}, ${commentId}, ${author.memberId}, ${answers === undefined ? null : (said[answers] ?? null)}, ${text}, ${time})`.execute(
      tx,
    );
  }
  await sql`update post_view_counts set comments = ${said.length} where organization_id = ${id} and post_id = ${postId}`.execute(tx);
};

const openPoll = async (
  tx: Tx,
  id: string,
  postId: string,
  poll: NonNullable<DemoPost['poll']>,
  people: Seeded['people'],
  now: Date,
): Promise<void> => {
  const options = poll.options.map((option, position) => ({ ...option, position, id: newId<string>(now) }));
  await sql`insert into polls (organization_id, post_id, anonymous, multiple, ends_at)
    values (${id}, ${postId}, ${poll.anonymous}, ${poll.multiple}, ${new Date(now.getTime() + poll.endsInDays * DAY)})`.execute(tx);
  for (const option of options) {
    await sql`insert into poll_options (organization_id, post_id, id, position, text) values (${id}, ${postId}, ${option.id}, ${option.position}, ${option.text})`.execute(
      tx,
    );
  }
  // The four who can sign in have not voted: the person who looks around may.
  const crowd = people.slice(3);
  const ballots = options.flatMap((option, turn) =>
    crowd
      .slice(poll.multiple ? turn * 7 : options.slice(0, turn).reduce((sum, { votes }) => sum + votes, 0))
      .slice(0, option.votes)
      .map(({ memberId }) => ({ memberId, optionId: option.id })),
  );
  const voters = [...new Set(ballots.map(({ memberId }) => memberId))].sort();
  await sql`insert into poll_participants (organization_id, post_id, member_id) select ${id}, ${postId}, m from unnest(${voters}::uuid[]) m`.execute(
    tx,
  );
  if (!poll.anonymous) {
    await sql`insert into ballots (organization_id, post_id, member_id, option_id)
      select ${id}, ${postId}, b.member_id, b.option_id from unnest(${ballots.map(({ memberId }) => memberId)}::uuid[], ${ballots.map(({ optionId }) => optionId)}::uuid[]) as b (member_id, option_id)`.execute(
      tx,
    );
  }
  await sql`insert into poll_tallies (organization_id, post_id, voters, votes) values (${id}, ${postId}, ${voters.length}, ${options.map(({ votes }) => votes)}::int[])`.execute(
    tx,
  );
};

/** Stores the pictures and the PDF of a publication; gives their ids in order. */
const attach = async (tx: Tx, { storage }: Ground, id: string, personId: string, post: DemoPost, at: Date): Promise<string[]> => {
  const ids: string[] = [];
  const insert = async (file: {
    key: string;
    name: string;
    mediaType: string;
    kind: string;
    size: number;
    width: number | null;
    height: number | null;
    placeholder: string | null;
    variants: unknown;
  }) => {
    const fileId = newId<string>(at);
    await sql`insert into files (organization_id, id, person_id, storage_key, name, media_type, kind, size, width, height, placeholder, variants, state, purpose, created_at)
      values (${id}, ${fileId}, ${personId}, ${file.key}, ${file.name}, ${file.mediaType}, ${file.kind}, ${file.size}, ${file.width}, ${file.height}, ${file.placeholder},
        ${JSON.stringify(file.variants)}::jsonb, 'claimed', 'post', ${at})`.execute(tx);
    ids.push(fileId);
  };
  const folder = await mkdtemp(join(tmpdir(), 'profplus-demo-'));
  for (const seed of post.pictures ?? []) {
    const path = join(folder, `${seed}.jpg`);
    await writeFile(path, await drawPicture(seed));
    const { width, height, placeholder, sizes } = await preparePicture(path);
    const key = newStorageKey();
    for (const { side, bytes } of sizes) await storage.write(sizeKey(key, side), bytes);
    const variants = sizes.map(({ side, width: real, bytes }) => ({ side, width: real, size: bytes.length }));
    await insert({
      key,
      name: `Фото ${ids.length + 1}.jpg`,
      mediaType: 'image/webp',
      kind: 'picture',
      size: variants.at(-1)?.size ?? 0,
      width,
      height,
      placeholder,
      variants,
    });
  }
  if (post.pdf !== undefined) {
    const bytes = await drawPdf(await drawPicture(31));
    const key = newStorageKey();
    await storage.write(key, bytes);
    await insert({
      key,
      name: post.pdf,
      mediaType: 'application/pdf',
      kind: 'pdf',
      size: bytes.length,
      width: null,
      height: null,
      placeholder: null,
      variants: [],
    });
  }
  await rm(folder, { recursive: true });
  return ids;
};

const drawPdf = async (picture: Buffer): Promise<Buffer> => {
  const document = new PDFDocument({ size: 'A4', margin: 48 });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  document.image(picture, 48, 48, { width: 499 });
  document.end();
  return done;
};
