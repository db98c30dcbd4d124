import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { createRandom, pick } from '../server/src/demo/people.ts';

/** Somebody who asks: by cookie at the product, by headers at the floor. */
export interface Person {
  readonly personId: string;
  readonly memberId: string;
  readonly role: string;
  readonly token: string;
}
export interface Poll {
  readonly postId: string;
  readonly options: readonly string[];
}
export interface Subjects {
  readonly organizationId: string;
  readonly admin: Person;
  /** Signed-in members in the order of chance. */
  readonly members: readonly Person[];
  readonly memberIds: readonly string[];
  /** Parts of surnames, as they are typed into the search. */
  readonly parts: readonly string[];
  /** Running polls without votes of those members: a pair of each kind, for the product and for the floor. */
  readonly polls: { readonly open: readonly Poll[]; readonly anonymous: readonly Poll[] };
}

/** More votes than two servers take while they are measured. */
const VOTERS = 60_000;

/** Finds what to ask about in the largest organisation, and signs its members in by rows of their own. */
export const chooseSubjects = async (pool: pg.Pool, seed: number): Promise<Subjects> => {
  const { rows: largest } = await pool.query<{ organization_id: string }>(
    'select organization_id from member_counts order by active desc limit 1',
  );
  const organizationId = largest[0]?.organization_id ?? '';
  const polls = { open: await pollsOf(pool, organizationId, false), anonymous: await pollsOf(pool, organizationId, true) };
  const used = [...polls.open, ...polls.anonymous].map(({ postId }) => postId);
  const people = await pool.query<Omit<Person, 'token'>>(
    `select person_id as "personId", id as "memberId", role from members m
     where organization_id = $1 and status = 'active' and not exists (
       select from poll_participants v where v.organization_id = $1 and v.post_id = any($2::uuid[]) and v.member_id = m.id)
     order by role_rank, md5(id::text || $3) limit $4`,
    [organizationId, used, String(seed), VOTERS],
  );
  const signedIn = await signIn(pool, people.rows);
  const admin = signedIn.find(({ role }) => role !== 'member');
  const surnames = await pool.query<{ last_name: string }>('select distinct last_name from members where organization_id = $1 order by 1', [
    organizationId,
  ]);
  if (admin === undefined) throw new Error('The largest organisation has nobody who may look at its members');
  const members = signedIn.filter(({ role }) => role === 'member');
  return {
    organizationId,
    admin,
    members,
    memberIds: members.map(({ memberId }) => memberId),
    parts: partsOf(
      surnames.rows.map((row) => row.last_name),
      createRandom(seed),
    ),
    polls,
  };
};

const pollsOf = async (pool: pg.Pool, organizationId: string, anonymous: boolean): Promise<Poll[]> => {
  const { rows } = await pool.query<Poll>(
    `select q.post_id as "postId", array(
       select o.id::text from poll_options o where o.organization_id = $1 and o.post_id = q.post_id order by o.position) as options
     from polls q join posts p on p.organization_id = q.organization_id and p.id = q.post_id
     where q.organization_id = $1 and q.anonymous = $2 and p.state = 'published' and (q.ends_at is null or q.ends_at > now() + interval '1 hour')
     order by p.published_at desc limit 2`,
    [organizationId, anonymous],
  );
  if (rows.length < 2) throw new Error('The database has too few running polls: seed it anew.');
  return rows;
};

const DAY = 24 * 3600 * 1000;

const signIn = async (pool: pg.Pool, people: readonly Omit<Person, 'token'>[]): Promise<Person[]> => {
  const signedIn = people.map((person) => ({ ...person, token: randomBytes(32).toString('base64url') }));
  await pool.query(
    `insert into sessions (token_hash, id, person_id, device, address, created_at, seen_at, expires_at)
     select s.hash, s.id, s.person, 'bench', '127.0.0.1', $4, $4, $5 from unnest($1::bytea[], $2::uuid[], $3::uuid[]) as s (hash, id, person)`,
    [
      signedIn.map(({ token }) => createHash('sha256').update(token).digest()),
      signedIn.map(() => uuidv7()),
      signedIn.map(({ personId }) => personId),
      new Date(),
      new Date(Date.now() + DAY),
    ],
  );
  return signedIn;
};

/** Three to six letters of a surname, from its beginning or its middle. */
const partsOf = (surnames: readonly string[], random: () => number): string[] =>
  Array.from({ length: 1_000 }, () => {
    const surname = pick(random, surnames);
    const length = Math.min(surname.length, 3 + Math.floor(random() * 4));
    const first = random() < 0.7 ? 0 : Math.floor(random() * (surname.length - length + 1));
    return surname.slice(first, first + length);
  });
