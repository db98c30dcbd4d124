import type { resetPassword as endpoint, Person } from '#contract/accounts';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Ground } from '#server/platform/ground.ts';
import { type SessionAnswer, withSession } from '#server/platform/http/answer.ts';
import type { VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal, type Refused, refuse } from '#server/platform/http/problem.ts';
import { hashPassword } from './hash-password.ts';
import { passwordIsWeak } from './policy.ts';
import type { AccountsReactions } from './public.ts';
import { setPassword } from './set-password.ts';
import { withAccounts } from './tables.ts';
import { useProofs } from './use-proofs.ts';
import { provenPhone } from './verification-reads.ts';

/**
 * Sets a new password by two proofs of two verifications (four digits alone must not open an account) and signs in; every
 * other session ends. Refuses with `code_expired`, `password_weak`, `blocked` and, where the phone has no account,
 * `credentials_wrong`.
 */
export const resetPassword =
  (reactions: AccountsReactions) =>
  async (ground: Ground, scope: VisitorScope, { body }: Parsed<typeof endpoint>): Promise<SessionAnswer<Person> | Refused> => {
    const phone = await provenPhone(ground.db, body.proofs, 'reset', scope.now);
    if (phone === undefined) throw new Refusal('code_expired');
    if (passwordIsWeak(body.password, { phone, names: [] })) throw new Refusal('password_weak', { fields: { password: 'password_weak' } });
    const passwordHash = await hashPassword(body.password, ground.env.ARGON2_MEMORY_KIB);

    return ground.transaction(scope.now, async (tx) => {
      const proven = await useProofs(tx, body.proofs, 'reset', scope.now);
      const found = await withAccounts(tx)
        .selectFrom('persons')
        .select(['id', 'phone', 'last_name as lastName', 'first_name as firstName', 'patronymic', 'is_operator as operator', 'blocked_at'])
        .where('phone', '=', proven)
        .forUpdate()
        .executeTakeFirst();
      // Returned, not thrown: the proofs stay used.
      if (found === undefined) return refuse('credentials_wrong');
      const { blocked_at, ...person } = found;
      if (blocked_at !== null) return refuse('blocked');

      const token = await setPassword(tx, scope, person.id, passwordHash);
      await record(tx, {
        action: 'accounts.reset-password',
        actor: person.id,
        subjectType: 'person',
        subjectId: person.id,
        now: scope.now,
      });
      for (const react of reactions.passwordChanged) await react(tx, person.id, scope.now);
      return withSession(person, token);
    });
  };
