import { CALL_WAIT_SECONDS, CODE_SECONDS, type startVerification as endpoint } from '#contract/accounts';
import type { VerificationId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { enqueue } from '#server/platform/database/transaction.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { findNetwork } from './find-network.ts';
import { placeCallJob } from './jobs.ts';
import { limitCodes } from './limit-codes.ts';
import { digitsOf, waysOf } from './policy.ts';
import { withAccounts } from './tables.ts';

/**
 * Asks for a code to a phone. Whether the phone has an account is not even looked up, so neither answer nor time can tell.
 * Refuses with `too_many_requests` past a limit and with `call_failed` when nobody serves that way.
 */
export const startVerification = async (
  ground: Ground,
  scope: VisitorScope,
  { body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const ways = waysOf(ground.env);
  if (!ways.includes(body.way)) throw new Refusal('call_failed');
  const id = newId<VerificationId>(scope.now);
  const request = { phone: body.phone, address: scope.address, network: findNetwork(scope.address), now: scope.now };

  await ground.transaction(scope.now, async (tx) => {
    await limitCodes(tx, request, { perAddress: ground.env.CODES_PER_ADDRESS, perHour: ground.env.CODES_PER_HOUR });
    await withAccounts(tx)
      .insertInto('verifications')
      .values({
        id,
        phone: body.phone,
        purpose: body.purpose,
        way: body.way,
        state: 'placing',
        address: request.address,
        network: request.network,
        created_at: scope.now,
        expires_at: new Date(scope.now.getTime() + CODE_SECONDS * 1_000),
      })
      .execute();
    await enqueue(tx, placeCallJob, { verificationId: id });
  });
  return { id, digits: digitsOf(body.way), expiresInSeconds: CODE_SECONDS, waitSeconds: CALL_WAIT_SECONDS, ways };
};
