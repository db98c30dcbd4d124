import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';

const DAY = 24 * 3_600_000;

/** Signs persons in by rows of their own for a day; gives their tokens in their order. */
export const signIn = async (pool: pg.Pool, personIds: readonly string[]): Promise<string[]> => {
  const tokens = personIds.map(() => randomBytes(32).toString('base64url'));
  const now = new Date();
  await pool.query(
    `insert into sessions (token_hash, id, person_id, device, address, created_at, seen_at, expires_at)
     select given.hash, given.id, given.person, 'bench', '127.0.0.1', $4, $4, $5 from unnest($1::bytea[], $2::uuid[], $3::uuid[]) as given (hash, id, person)`,
    [
      tokens.map((token) => createHash('sha256').update(token).digest()),
      tokens.map(() => uuidv7()),
      personIds,
      now,
      new Date(now.getTime() + DAY),
    ],
  );
  return tokens;
};
