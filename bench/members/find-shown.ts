import type pg from 'pg';
import type { MemberRecord } from '../../server/src/members/tables.ts';
import { FILTERS, type Shown } from './questions.ts';
import type { Recorder } from './recorder.ts';
import type { Register } from './subjects.ts';

const ROWS = 200;

/** Whom the product shows for each filter: who pages through a view is always beyond one of its own rows. */
export const findShown = async (pool: pg.Pool, { organizationId, tokens, members }: Register, recorder: Recorder): Promise<Shown> => {
  const firstBy = async (sort: 'phone' | 'name', filter: string): Promise<readonly MemberRecord[]> => {
    const path = `/api/organizations/${organizationId}/members?limit=${ROWS}&sort=${sort}&${filter}`;
    const { status, body } = await recorder.ask({ path, token: tokens[0] ?? '' });
    if (status !== 200) throw new Error(`${path} was answered with ${status}: ${body}`);
    const ids = (JSON.parse(body) as { items: { id: string }[] }).items.map(({ id }) => id);
    const { rows } = await pool.query<MemberRecord>(
      'select * from members where organization_id = $1 and id = any($2::uuid[]) order by md5(id::text)',
      [organizationId, ids],
    );
    return rows;
  };
  // The first by phone are anywhere in every order but that of phones, and so for names.
  const found = new Map<string, { readonly phone: readonly MemberRecord[]; readonly name: readonly MemberRecord[] }>();
  for (const [, filter] of FILTERS) found.set(filter, { phone: await firstBy('phone', filter), name: await firstBy('name', filter) });
  return (filter, sort) => {
    const rows = found.get(filter)?.[sort === 'phone' ? 'name' : 'phone'] ?? members;
    // Nobody lacks a card: a page then begins beyond somebody who is not in it.
    return rows.length > 0 ? rows : members;
  };
};
