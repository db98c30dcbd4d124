import { CALL_WAIT_SECONDS, CODE_ATTEMPTS, type getVerification } from '#contract/accounts';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import { hashToken, type VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type VerificationPurpose, type VerificationRow, withAccounts } from './tables.ts';

/** How far a call is. Refuses with `not_found` for an unknown or forgotten one. */
export const verificationState = async (
  db: Db,
  scope: VisitorScope,
  { params }: Parsed<typeof getVerification>,
): Promise<Result<typeof getVerification>> => {
  const row = await withAccounts(db).selectFrom('verifications').selectAll().where('id', '=', params.verificationId).executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return { state: stateOf(row, scope.now) };
};

const stateOf = (row: VerificationRow, now: Date): Result<typeof getVerification>['state'] => {
  if (row.state === 'failed') return 'failed';
  if (row.state === 'proved' || row.state === 'used' || row.expires_at <= now || row.attempts >= CODE_ATTEMPTS) return 'expired';
  // No worker came, or it died in the middle: by now the person may ask anew.
  if (row.state === 'placing' && now.getTime() >= row.created_at.getTime() + CALL_WAIT_SECONDS * 1_000) return 'failed';
  return row.state;
};

/** The phone that these proofs prove, all good and all of the same phone; `undefined` otherwise. Takes nothing: see `useProofs`. */
export const provenPhone = async (
  db: Db,
  proofs: readonly string[],
  purpose: VerificationPurpose,
  now: Date,
): Promise<string | undefined> => {
  const rows = await withAccounts(db)
    .selectFrom('verifications')
    .select('phone')
    .where('proof_hash', 'in', proofs.map(hashToken))
    .where('state', '=', 'proved')
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .execute();
  const phones = new Set(rows.map((row) => row.phone));
  // One row a proof: the same proof given twice is one verification, not two.
  return rows.length === proofs.length && phones.size === 1 ? rows[0]?.phone : undefined;
};
