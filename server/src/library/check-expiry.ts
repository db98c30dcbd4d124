import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { hasExpired } from './policy.ts';
import { todayIn } from './sight-reads.ts';

/** Refuses with `invalid` (`too_small` at `expiresOn`) a day that is past already in the organisation's zone. */
export const checkExpiry = async (tx: Tx, { organizationId, now }: AdminScope, expiresOn: string | null): Promise<void> => {
  if (expiresOn !== null && hasExpired(expiresOn, await todayIn(tx, organizationId, now)))
    throw new Refusal('invalid', { fields: { expiresOn: 'too_small' } });
};
