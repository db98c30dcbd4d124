import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { MINUTE } from './policy.ts';
import { queueHashing } from './queue-hashing.ts';
import { withAccounts } from './tables.ts';
import type { Verdict } from './verify-password.ts';

const WINDOW = 15 * MINUTE;
const PER_PHONE = 10;
const PER_ADDRESS = 50;

export interface Guess {
  readonly phone: string;
  readonly address: string;
  readonly now: Date;
}

/**
 * Runs a comparison of a password in its turn, unless too many failed lately for this phone or from this address: refuses
 * with `too_many_requests` then, and when the queue is full, before the database is asked for anything. A guess counts as
 * failed from its start until it turns out right, so parallel ones add no tries.
 */
export const limitGuesses = <V extends Verdict>(ground: Ground, guess: Guess, compare: () => Promise<V>): Promise<V> =>
  queueHashing(async () => {
    const id = newId<string>(guess.now);
    // An unknown phone is nobody's data to keep.
    const phone = createHmac('sha256', ground.secret).update(`guess:${guess.phone}`).digest();
    await ground.transaction(guess.now, (tx) => count(tx, id, phone, guess));
    const verdict = await compare();
    if (verdict.fits) await withAccounts(ground.db).deleteFrom('sign_in_failures').where('id', '=', id).execute();
    return verdict;
  });

const count = async (tx: Tx, id: string, phone: Buffer, { address, now }: Guess): Promise<void> => {
  for (const key of [`guess:${address}`, `guess:${phone.toString('base64')}`]) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
  }
  const failures = withAccounts(tx)
    .selectFrom('sign_in_failures')
    .select('at')
    .where('at', '>', new Date(now.getTime() - WINDOW))
    .orderBy('at', 'desc')
    .limit(1);
  const ofPhone = await failures
    .where('phone_hash', '=', phone)
    .offset(PER_PHONE - 1)
    .executeTakeFirst();
  const ofAddress = await failures
    .where('address', '=', address)
    .offset(PER_ADDRESS - 1)
    .executeTakeFirst();
  const last = Math.max(ofPhone?.at.getTime() ?? 0, ofAddress?.at.getTime() ?? 0);
  if (last > 0) throw new Refusal('too_many_requests', { retryAfter: Math.max(1, Math.ceil((last + WINDOW - now.getTime()) / 1_000)) });
  await withAccounts(tx).insertInto('sign_in_failures').values({ id, phone_hash: phone, address, at: now }).execute();
};
