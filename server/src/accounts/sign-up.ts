import type { signUp as endpoint, Person } from '#contract/accounts';
import type { PersonId } from '#contract/ids';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { type SessionAnswer, withSession } from '#server/platform/http/answer.ts';
import type { VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { documentsInForce } from './document-reads.ts';
import { hashPassword } from './hash-password.ts';
import { openSession } from './open-session.ts';
import { passwordIsWeak } from './policy.ts';
import type { AccountsReactions } from './public.ts';
import { recordConsents } from './record-consents.ts';
import { withAccounts } from './tables.ts';
import { useProofs } from './use-proofs.ts';
import { provenPhone } from './verification-reads.ts';

type Body = Parsed<typeof endpoint>['body'];

/**
 * Makes an account for a proven phone and signs in. Refuses with `code_expired` (no good proof), `password_weak`,
 * `consent_required` (`fields` names each missing document) and, only to who proved the phone, `account_exists`.
 */
export const signUp =
  (reactions: AccountsReactions) =>
  async (ground: Ground, scope: VisitorScope, { body }: Parsed<typeof endpoint>): Promise<SessionAnswer<Person>> => {
    // Before the hash: its cost is for those with a proof.
    const phone = await provenPhone(ground.db, [body.proof], 'sign_up', scope.now);
    if (phone === undefined) throw new Refusal('code_expired');
    if (passwordIsWeak(body.password, { phone, names: [body.lastName, body.firstName, body.patronymic] }))
      throw new Refusal('password_weak', { fields: { password: 'password_weak' } });
    const passwordHash = await hashPassword(body.password, ground.env.ARGON2_MEMORY_KIB);

    return ground.transaction(scope.now, async (tx) => {
      const proven = await useProofs(tx, [body.proof], 'sign_up', scope.now);
      const person = await addPerson(tx, scope, proven, passwordHash, body);
      await recordConsents(tx, scope, person.id, await acceptedOf(tx, body.documents));
      await record(tx, { action: 'accounts.sign-up', actor: person.id, subjectType: 'person', subjectId: person.id, now: scope.now });
      for (const react of reactions.signedUp) await react(tx, person.id, scope.now);
      return withSession(person, await openSession(tx, scope, person.id));
    });
  };

const addPerson = async (tx: Tx, scope: VisitorScope, phone: string, passwordHash: string, body: Body): Promise<Person> => {
  const { lastName, firstName, patronymic } = body;
  const id = newId<PersonId>(scope.now);
  const added = await withAccounts(tx)
    .insertInto('persons')
    .values({
      id,
      phone,
      password_hash: passwordHash,
      last_name: lastName,
      first_name: firstName,
      patronymic,
      birth_date: null,
      blocked_at: null,
      created_at: scope.now,
    })
    .onConflict((conflict) => conflict.column('phone').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) throw new Refusal('account_exists');
  return { id, phone, lastName, firstName, patronymic, operator: false };
};

/** The documents in force among those ticked; an older version counts for nothing. */
const acceptedOf = async (tx: Tx, ticked: readonly string[]) => {
  const inForce = await documentsInForce(tx);
  const accepted = inForce.filter((document) => ticked.includes(document.id));
  const missing = inForce.filter((document) => document.required && !accepted.includes(document));
  if (missing.length > 0) {
    const fields = Object.fromEntries(missing.map(({ kind }) => [`documents.${kind}`, 'consent_required']));
    throw new Refusal('consent_required', { fields });
  }
  return accepted;
};
