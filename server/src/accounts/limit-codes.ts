import { sql } from 'kysely';
import { CALL_WAIT_SECONDS, CALLS_PER_DAY } from '#contract/accounts';
import type { Tx } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { DAY, HOUR } from './policy.ts';
import { withAccounts } from './tables.ts';

const SECOND = 1_000;
/** A network may ask for this many times what one address may: offices and mobile carriers share addresses. */
const NETWORK_FACTOR = 20;

export interface CodeRequest {
  readonly phone: string;
  readonly address: string;
  readonly network: string;
  readonly now: Date;
}

interface Limit {
  readonly column: 'phone' | 'address' | 'network' | null;
  readonly value: string;
  readonly most: number;
  readonly within: number;
  /** A call that never went out annoyed nobody and cost nothing. */
  readonly failedToo: boolean;
}

/**
 * Refuses with `too_many_requests` when one more code is too much: for the phone, the address, its network or the platform.
 * Takes turns by network and phone until the transaction ends, so that parallel requests are counted; the platform's own
 * limit may be passed by as many as there are connections.
 */
export const limitCodes = async (
  tx: Tx,
  request: CodeRequest,
  most: { readonly perAddress: number; readonly perHour: number },
): Promise<void> => {
  for (const key of [`codes:${request.network}`, `codes:${request.phone}`]) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
  }
  const limits: Limit[] = [
    { column: 'phone', value: request.phone, most: 1, within: CALL_WAIT_SECONDS * SECOND, failedToo: true },
    { column: 'phone', value: request.phone, most: CALLS_PER_DAY, within: DAY, failedToo: false },
    { column: 'address', value: request.address, most: most.perAddress, within: HOUR, failedToo: true },
    { column: 'network', value: request.network, most: most.perAddress * NETWORK_FACTOR, within: HOUR, failedToo: true },
    { column: null, value: '', most: most.perHour, within: HOUR, failedToo: true },
  ];
  const waits = [];
  for (const limit of limits) waits.push(await waitOf(tx, limit, request.now));
  const wait = Math.max(...waits);
  if (wait > 0) throw new Refusal('too_many_requests', { retryAfter: Math.min(Math.ceil(wait / SECOND), DAY / SECOND) });
};

/** How long until the limit allows one more: until the last of the `most` newest requests is old enough. */
const waitOf = async (tx: Tx, limit: Limit, now: Date): Promise<number> => {
  let newest = withAccounts(tx)
    .selectFrom('verifications')
    .select('created_at')
    .where('created_at', '>', new Date(now.getTime() - limit.within))
    .orderBy('created_at', 'desc')
    .offset(limit.most - 1)
    .limit(1);
  if (limit.column !== null) newest = newest.where(limit.column, '=', limit.value);
  if (!limit.failedToo) newest = newest.where('state', '<>', 'failed');
  const row = await newest.executeTakeFirst();
  return row === undefined ? 0 : Math.max(1, row.created_at.getTime() + limit.within - now.getTime());
};
