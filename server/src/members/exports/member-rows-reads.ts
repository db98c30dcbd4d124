import { type RawBuilder, sql } from 'kysely';
import { DatabaseError } from 'pg';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { MemberSort, MemberStatus, MemberTarget } from '#contract/members';
import type { Db } from '#server/platform/database/database.ts';
import { beyond } from '#server/platform/database/keyset.ts';
import { memberColumns } from '../member-reads.ts';
import { type MemberOrder, sortMembers } from '../sort-members.ts';
import type { MemberRecord } from '../tables.ts';

const BATCH = 2_000;
/** So many are found and sorted once, and their ids kept; more are met often enough by walking the order's index. */
const KEPT_IDS = 50_000;
const QUERY_CANCELED = '57014';

export interface Rows {
  readonly organizationId: OrganizationId;
  readonly where: RawBuilder<boolean>;
  readonly sort: MemberSort;
  readonly direction: 'asc' | 'desc';
}

/** How many there are; null when counting takes longer than a statement may. */
export const countRows = async (db: Db, { where }: Rows): Promise<number | null> => {
  try {
    const { rows } = await sql<{ count: number }>`select count(*) as count from members where ${where}`.execute(db);
    return rows[0]?.count ?? 0;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === QUERY_CANCELED) return null;
    throw error;
  }
};

/** Of which statuses they may be: a filter is of one, the ticked ones are few and asked. */
export const statusesOf = async (db: Db, { where }: Rows, target: MemberTarget): Promise<readonly MemberStatus[]> => {
  if ('filter' in target) return [target.filter.status];
  const { rows } = await sql<{ status: MemberStatus }>`select distinct status from members where ${where}`.execute(db);
  return rows.map(({ status }) => status);
};

/** The members in their order, batch by batch, each batch as it is when it is read. */
export const memberBatches = (db: Db, rows: Rows, total: number | null): AsyncGenerator<readonly MemberRecord[]> =>
  total !== null && total <= KEPT_IDS ? batchesByIds(db, rows) : batchesByWalk(db, rows);

async function* batchesByIds(db: Db, rows: Rows): AsyncGenerator<readonly MemberRecord[]> {
  const order = inOrder(rows);
  const { rows: found } = await sql<{ id: MemberId }>`select id from members where ${rows.where} ${order}`.execute(db);
  for (let from = 0; from < found.length; from += BATCH) {
    const ids = found.slice(from, from + BATCH).map(({ id }) => id);
    const batch = await sql<MemberRecord>`select ${memberColumns} from members
      where organization_id = ${rows.organizationId} and id = any(${ids}::uuid[]) ${order}`.execute(db);
    yield batch.rows;
  }
}

async function* batchesByWalk(db: Db, rows: Rows): AsyncGenerator<readonly MemberRecord[]> {
  const order: MemberOrder = sortMembers(rows.sort);
  for (let last: MemberRecord | undefined; ; ) {
    const start = last === undefined ? sql`` : sql` and ${beyond(order.columns, rows.direction, order.placeOf(last))}`;
    const batch =
      await sql<MemberRecord>`select ${memberColumns} from members where ${rows.where}${start} ${inOrder(rows)} limit ${BATCH}`.execute(db);
    if (batch.rows.length > 0) yield batch.rows;
    if (batch.rows.length < BATCH) return;
    last = batch.rows.at(-1);
  }
}

const inOrder = ({ sort, direction }: Rows): RawBuilder<unknown> =>
  sql`order by ${sql.join(sortMembers(sort).columns.map((column) => sql`${column} ${sql.raw(direction)}`))}`;
