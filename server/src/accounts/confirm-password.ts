import type { Ground } from '#server/platform/ground.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { limitGuesses } from './limit-guesses.ts';
import { withAccounts } from './tables.ts';
import { verifyPassword } from './verify-password.ts';

/**
 * Makes sure that whoever acts knows the password, for acts that an unlocked phone must not be enough for. It hashes, so it
 * runs outside of a transaction. Refuses with `credentials_wrong` beside the field `password`, and `too_many_requests`.
 */
export const confirmPassword = async (ground: Ground, scope: PersonScope, password: string): Promise<void> => {
  const person = await withAccounts(ground.db)
    .selectFrom('persons')
    .select(['phone', 'password_hash'])
    .where('id', '=', scope.personId)
    .executeTakeFirstOrThrow();
  const guess = { phone: person.phone, address: scope.address, now: scope.now };
  const { fits } = await limitGuesses(ground, guess, () => verifyPassword(person.password_hash, password, ground.env.ARGON2_MEMORY_KIB));
  if (!fits) throw new Refusal('credentials_wrong', { fields: { password: 'credentials_wrong' } });
};
