import type pg from 'pg';
import { signIn } from '../sign-in.ts';

const MEMBERS = 16;

/** Signs sixteen ordinary members in, picked by chance; gives their tokens. */
export const signMembersIn = async (pool: pg.Pool, organizationId: string): Promise<string[]> => {
  const { rows } = await pool.query<{ person_id: string }>(
    `select person_id from members where organization_id = $1 and status = 'active' and role_rank = 2 order by md5(id::text) limit $2`,
    [organizationId, MEMBERS],
  );
  return signIn(
    pool,
    rows.map((row) => row.person_id),
  );
};
