import { randomInt } from 'node:crypto';
import { CALL_WAIT_SECONDS, type VerificationWay } from '#contract/accounts';
import type { VerificationId } from '#contract/ids';
import type { Ground } from '#server/platform/ground.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { digitsOf } from './policy.ts';
import { sealCode } from './seal-code.ts';
import { type VerificationRow, withAccounts } from './tables.ts';

/**
 * Places the call (or sends the message) of a verification, once: the code is stored before, so a run that finds one knows
 * that an earlier run began and died, and gives the verification up. The digits are nowhere but in the call.
 */
export const placeCall = async (ground: Ground, { verificationId }: { readonly verificationId: VerificationId }): Promise<void> => {
  const row = await withAccounts(ground.db)
    .selectFrom('verifications')
    .selectAll()
    .where('id', '=', verificationId)
    .where('state', '=', 'placing')
    .executeTakeFirst();
  if (row === undefined) return;
  // Who waited longer was offered another call by now; a ring would only confuse.
  const late = ground.clock.now().getTime() >= row.created_at.getTime() + CALL_WAIT_SECONDS * 1_000;
  if (late || row.code_hash !== null) return settle(ground, row.id, { state: 'failed', code_hash: null });

  const digits = randomDigits(row.way);
  const begun = await withAccounts(ground.db)
    .updateTable('verifications')
    .set({ code_hash: sealCode(ground.secret, row.id, digits) })
    .where('id', '=', row.id)
    .where('state', '=', 'placing')
    .where('code_hash', 'is', null)
    .executeTakeFirst();
  if (begun.numUpdatedRows === 0n) return;

  try {
    const shown = await deliver(ground, row, digits);
    await settle(ground, row.id, { state: 'placed', code_hash: sealCode(ground.secret, row.id, shown) });
  } catch (error) {
    // The adapter has logged why the provider refused.
    if (!(error instanceof Refusal)) ground.log.error({ err: error, verificationId }, 'code not delivered');
    await settle(ground, row.id, { state: 'failed', code_hash: null });
  }
};

const randomDigits = (way: VerificationWay): string => {
  const length = digitsOf(way);
  return String(randomInt(10 ** length)).padStart(length, '0');
};

/** Gives the digits that the person will see. */
const deliver = async (ground: Ground, { way, phone, address }: VerificationRow, digits: string): Promise<string> => {
  if (way === 'call') return (await ground.calls.placeCall({ phone, ip: address, digits })).digits;
  await ground.texts.send({ phone, text: `ПрофПлюс: код ${digits}. Никому его не сообщайте.` });
  return digits;
};

const settle = async (
  ground: Ground,
  id: VerificationId,
  outcome: { readonly state: 'placed' | 'failed'; readonly code_hash: Buffer | null },
): Promise<void> => {
  await withAccounts(ground.db).updateTable('verifications').set(outcome).where('id', '=', id).where('state', '=', 'placing').execute();
};
