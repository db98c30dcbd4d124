import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { MemberRecord } from '../../server/src/members/tables.ts';
import { LARGE } from './fill-register.ts';

/** What is asked about in the large organisation. */
export interface Register {
  readonly organizationId: string;
  /** Session tokens of its administrators. */
  readonly tokens: readonly string[];
  /** Members by chance, whose places in the orders are where pages begin. */
  readonly members: readonly MemberRecord[];
}

const ADMINISTRATORS = 16;
const MEMBERS = 200;
const DAY = 24 * 3_600_000;

/** Signs sixteen administrators in by rows of their own, and picks members. */
export const chooseRegister = async (pool: pg.Pool): Promise<Register> => {
  const { rows: found } = await pool.query<{ id: string }>('select id from organizations where name = $1', [LARGE]);
  const organizationId = found[0]?.id;
  if (organizationId === undefined) throw new Error('The database has no large organisation: fill an empty one.');
  const { rows: administrators } = await pool.query<{ person_id: string }>(
    `select person_id from members where organization_id = $1 and status = 'active' and role_rank = 1 order by id limit $2`,
    [organizationId, ADMINISTRATORS],
  );
  const tokens = administrators.map(() => randomBytes(32).toString('base64url'));
  const now = new Date();
  await pool.query(
    `insert into sessions (token_hash, id, person_id, device, address, created_at, seen_at, expires_at)
     select given.hash, given.id, given.person, 'bench', '127.0.0.1', $4, $4, $5 from unnest($1::bytea[], $2::uuid[], $3::uuid[]) as given (hash, id, person)`,
    [
      tokens.map((token) => createHash('sha256').update(token).digest()),
      tokens.map(() => uuidv7()),
      administrators.map((row) => row.person_id),
      now,
      new Date(now.getTime() + DAY),
    ],
  );
  const { rows: members } = await pool.query<MemberRecord>(
    `select * from members where organization_id = $1 and status = 'active' order by md5(id::text) limit $2`,
    [organizationId, MEMBERS],
  );
  return { organizationId, tokens, members };
};
