import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';

const MEMBERS = 16;
const DAY = 24 * 3_600_000;

/** Signs sixteen ordinary members in by rows of their own, half of them in the large group; gives their tokens. */
export const signMembersIn = async (pool: pg.Pool, organizationId: string): Promise<string[]> => {
  const { rows } = await pool.query<{ person_id: string }>(
    `select person_id from members where organization_id = $1 and status = 'active' and role_rank = 2 order by md5(id::text) limit $2`,
    [organizationId, MEMBERS],
  );
  const tokens = rows.map(() => randomBytes(32).toString('base64url'));
  const now = new Date();
  await pool.query(
    `insert into sessions (token_hash, id, person_id, device, address, created_at, seen_at, expires_at)
     select given.hash, given.id, given.person, 'bench', '127.0.0.1', $4, $4, $5 from unnest($1::bytea[], $2::uuid[], $3::uuid[]) as given (hash, id, person)`,
    [
      tokens.map((token) => createHash('sha256').update(token).digest()),
      tokens.map(() => uuidv7()),
      rows.map((row) => row.person_id),
      now,
      new Date(now.getTime() + DAY),
    ],
  );
  return tokens;
};
