import type { Tx } from '#server/platform/database/database.ts';
import { hashToken } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type VerificationPurpose, withAccounts } from './tables.ts';

/**
 * Uses proofs up and gives the phone that all of them prove; each is of its own verification. Refuses with `code_expired`
 * when one is unknown, used, too old, made for something else or of another phone.
 */
export const useProofs = async (tx: Tx, proofs: readonly string[], purpose: VerificationPurpose, now: Date): Promise<string> => {
  const rows = await withAccounts(tx)
    .updateTable('verifications')
    .set({ state: 'used' })
    .where('proof_hash', 'in', proofs.map(hashToken))
    .where('state', '=', 'proved')
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .returning('phone')
    .execute();
  const [first] = rows;
  if (first === undefined || rows.length !== proofs.length || rows.some((row) => row.phone !== first.phone))
    throw new Refusal('code_expired');
  return first.phone;
};
