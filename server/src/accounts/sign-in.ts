import type { signIn as endpoint, Person } from '#contract/accounts';
import type { Parsed } from '#contract/route';
import type { Ground } from '#server/platform/ground.ts';
import { type SessionAnswer, withSession } from '#server/platform/http/answer.ts';
import type { VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { hashPassword } from './hash-password.ts';
import { limitGuesses } from './limit-guesses.ts';
import { openSession } from './open-session.ts';
import { withAccounts } from './tables.ts';
import { verifyPassword } from './verify-password.ts';

/**
 * Signs in. Refuses with `credentials_wrong` alike, and after the same work, for a wrong password and an unknown phone, with
 * `too_many_requests` after too many failures, and with `blocked` only to who knew the password.
 */
export const signIn = async (ground: Ground, scope: VisitorScope, { body }: Parsed<typeof endpoint>): Promise<SessionAnswer<Person>> => {
  const memory = ground.env.ARGON2_MEMORY_KIB;
  const guess = { phone: body.phone, address: scope.address, now: scope.now };
  const { fits, stale, person } = await limitGuesses(ground, guess, async () => {
    const found = await credentialsOf(ground, body.phone);
    return { person: found, ...(await verifyPassword(found?.passwordHash, body.password, memory)) };
  });
  if (!fits || person === undefined) throw new Refusal('credentials_wrong');
  if (person.blockedAt !== null) throw new Refusal('blocked');
  const rehashed = stale ? await hashPassword(body.password, memory) : null;

  return ground.transaction(scope.now, async (tx) => {
    const persons = withAccounts(tx);
    // Under the row's lock, and only if the password is still the one compared: a reset in between wins.
    const same = await persons
      .selectFrom('persons')
      .select('id')
      .where('id', '=', person.id)
      .where('password_hash', '=', person.passwordHash)
      .forUpdate()
      .executeTakeFirst();
    if (same === undefined) throw new Refusal('credentials_wrong');
    if (rehashed !== null) await persons.updateTable('persons').set({ password_hash: rehashed }).where('id', '=', person.id).execute();
    const { passwordHash: _hash, blockedAt: _blocked, ...shown } = person;
    return withSession(shown, await openSession(tx, scope, person.id));
  });
};

const credentialsOf = (ground: Ground, phone: string) =>
  withAccounts(ground.db)
    .selectFrom('persons')
    .select([
      'id',
      'phone',
      'last_name as lastName',
      'first_name as firstName',
      'patronymic',
      'is_operator as operator',
      'password_hash as passwordHash',
      'blocked_at as blockedAt',
    ])
    .where('phone', '=', phone)
    .executeTakeFirst();
