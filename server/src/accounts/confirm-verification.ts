import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { CODE_ATTEMPTS, type confirmVerification as endpoint } from '#contract/accounts';
import type { Parsed, Result } from '#contract/route';
import type { Ground } from '#server/platform/ground.ts';
import { hashToken, type VisitorScope } from '#server/platform/http/gates.ts';
import { type Refused, refuse } from '#server/platform/http/problem.ts';
import { attemptsLeft, PROOF_TIME } from './policy.ts';
import { sealCode } from './seal-code.ts';
import { withAccounts } from './tables.ts';

/**
 * Compares the digits and gives a proof of the phone. The try is counted before the digits are looked at, under the row's
 * lock, and stays counted: parallel guesses add no tries. Refuses with `code_wrong` and, for what cannot be tried, `code_expired`.
 */
export const confirmVerification = (
  ground: Ground,
  scope: VisitorScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint> | Refused> =>
  ground.transaction(scope.now, async (tx) => {
    const row = await withAccounts(tx)
      .updateTable('verifications')
      .set({ attempts: sql`attempts + 1` })
      .where('id', '=', params.verificationId)
      // A phone may ring before its provider has answered us: what counts is that there is a code.
      .where('state', 'in', ['placing', 'placed'])
      .where('code_hash', 'is not', null)
      .where('attempts', '<', CODE_ATTEMPTS)
      .where('expires_at', '>', scope.now)
      .returning(['id', 'code_hash', 'attempts'])
      .executeTakeFirst();
    if (row === undefined || row.code_hash === null) return refuse('code_expired');
    const given = sealCode(ground.secret, row.id, body.digits);
    if (!timingSafeEqual(given, row.code_hash)) return refuse('code_wrong', { attemptsLeft: attemptsLeft(row.attempts) });

    const proof = randomBytes(32).toString('base64url');
    await withAccounts(tx)
      .updateTable('verifications')
      .set({ state: 'proved', code_hash: null, proof_hash: hashToken(proof), expires_at: new Date(scope.now.getTime() + PROOF_TIME) })
      .where('id', '=', row.id)
      .execute();
    return { proof };
  });
