import type { changePassword as endpoint } from '#contract/accounts';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Ground } from '#server/platform/ground.ts';
import { type SessionAnswer, withSession } from '#server/platform/http/answer.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { hashPassword } from './hash-password.ts';
import { limitGuesses } from './limit-guesses.ts';
import { passwordIsWeak } from './policy.ts';
import type { AccountsReactions } from './public.ts';
import { setPassword } from './set-password.ts';
import { withAccounts } from './tables.ts';
import { verifyPassword } from './verify-password.ts';

/**
 * Changes the password: every session ends, this browser's is replaced by a new one, so a copied cookie dies with the rest.
 * Refuses with `credentials_wrong`, `too_many_requests` after too many wrong ones, and `password_weak`.
 */
export const changePassword =
  (reactions: AccountsReactions) =>
  async (ground: Ground, scope: PersonScope, { body }: Parsed<typeof endpoint>): Promise<SessionAnswer<undefined>> => {
    const memory = ground.env.ARGON2_MEMORY_KIB;
    const person = await withAccounts(ground.db)
      .selectFrom('persons')
      .select(['phone', 'last_name', 'first_name', 'patronymic', 'password_hash'])
      .where('id', '=', scope.personId)
      .executeTakeFirstOrThrow();
    const guess = { phone: person.phone, address: scope.address, now: scope.now };
    const { fits } = await limitGuesses(ground, guess, () => verifyPassword(person.password_hash, body.current, memory));
    if (!fits) throw new Refusal('credentials_wrong', { fields: { current: 'credentials_wrong' } });
    if (passwordIsWeak(body.next, { phone: person.phone, names: [person.last_name, person.first_name, person.patronymic] }))
      throw new Refusal('password_weak', { fields: { next: 'password_weak' } });
    const passwordHash = await hashPassword(body.next, memory);

    return ground.transaction(scope.now, async (tx) => {
      const same = await withAccounts(tx)
        .selectFrom('persons')
        .select('id')
        .where('id', '=', scope.personId)
        .where('password_hash', '=', person.password_hash)
        .forUpdate()
        .executeTakeFirst();
      if (same === undefined) throw new Refusal('credentials_wrong', { fields: { current: 'credentials_wrong' } });
      const token = await setPassword(tx, scope, scope.personId, passwordHash);
      await record(tx, {
        action: 'accounts.change-password',
        actor: scope.personId,
        subjectType: 'person',
        subjectId: scope.personId,
        now: scope.now,
      });
      for (const react of reactions.passwordChanged) await react(tx, scope.personId, scope.now);
      return withSession(undefined, token);
    });
  };
