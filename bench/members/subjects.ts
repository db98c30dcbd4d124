import type pg from 'pg';
import type { MemberRecord } from '../../server/src/members/tables.ts';
import { signIn } from '../sign-in.ts';
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

/** Signs sixteen administrators in by rows of their own, and picks members. */
export const chooseRegister = async (pool: pg.Pool): Promise<Register> => {
  const { rows: found } = await pool.query<{ id: string }>('select id from organizations where name = $1', [LARGE]);
  const organizationId = found[0]?.id;
  if (organizationId === undefined) throw new Error('The database has no large organisation: fill an empty one.');
  const { rows: administrators } = await pool.query<{ person_id: string }>(
    `select person_id from members where organization_id = $1 and status = 'active' and role_rank = 1 order by id limit $2`,
    [organizationId, ADMINISTRATORS],
  );
  const tokens = await signIn(
    pool,
    administrators.map((row) => row.person_id),
  );
  const { rows: members } = await pool.query<MemberRecord>(
    `select * from members where organization_id = $1 and status = 'active' order by md5(id::text) limit $2`,
    [organizationId, MEMBERS],
  );
  return { organizationId, tokens, members };
};
