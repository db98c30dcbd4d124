import { createHash, createHmac, randomBytes } from 'node:crypto';
import { ACT_DAYS, actPath, type ErasureId, type eraseAccount as endpoint } from '#contract/personal-data';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { eraseUploads } from '#server/platform/files/personal-data.ts';
import { newStorageKey } from '#server/platform/files/storage.ts';
import type { Ground } from '#server/platform/ground.ts';
import { type SessionAnswer, withSession } from '#server/platform/http/answer.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { forgetAnswers } from '#server/platform/http/idempotency.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { confirmPassword } from '../confirm-password.ts';
import { tellSessionsEnded } from '../events.ts';
import { type AccountsReactions, findPerson, type PersonFacts } from '../public.ts';
import { withAccounts } from '../tables.ts';
import { collectData } from './collect-data.ts';
import { drawAct } from './draw-act.ts';

const DAY = 24 * 3_600_000;

/**
 * Erases the account and everything personal that the slices keep, for good; docs/personal-data.md says what stays. The act
 * is stored first: without it nothing is erased. Refuses with `credentials_wrong`, and `last_head` while an organisation
 * would be left without one.
 */
export const eraseAccount =
  (reactions: AccountsReactions) =>
  async (ground: Ground, scope: PersonScope, { body }: Parsed<typeof endpoint>): Promise<SessionAnswer<Result<typeof endpoint>>> => {
    await confirmPassword(ground, scope, body.password);
    const { personId, now } = scope;
    const person = await findPerson(ground.db, personId);
    if (person === undefined) throw new Refusal('not_found');

    const id = newId<ErasureId>(now);
    const sections = await collectData(ground.db, personId, reactions, now);
    const actKey = newStorageKey();
    await ground.storage.write(actKey, await drawAct({ id, person, sections, now }));
    const token = randomBytes(32).toString('base64url');
    const until = new Date(now.getTime() + ACT_DAYS * DAY);
    try {
      await ground.transaction(now, async (tx) => {
        for (const erase of reactions.personErased) await erase(tx, person, now);
        await eraseOwnRows(tx, ground, person);
        await withAccounts(tx)
          .insertInto('erasures')
          .values({
            id,
            erased_at: now,
            memberships: sections.find(({ name }) => name === 'memberships')?.records.length ?? 0,
            act_key: actKey,
            token_hash: createHash('sha256').update(token).digest(),
            token_expires_at: until,
          })
          .execute();
        await record(tx, { action: 'accounts.erase', actor: personId, subjectType: 'person', subjectId: personId, now });
        tellSessionsEnded(tx, personId);
      });
    } catch (error) {
      await ground.storage.remove(actKey);
      throw error;
    }
    return withSession({ act: actPath(token), until: until.toISOString() }, null);
  };

/** Sessions, consents and whatever else refers to the person goes by the foreign keys. */
const eraseOwnRows = async (tx: Tx, { secret }: Ground, { id, phone }: PersonFacts): Promise<void> => {
  await forgetAnswers(tx, [id]);
  await eraseUploads(tx, id);
  await withAccounts(tx).deleteFrom('verifications').where('phone', '=', phone).execute();
  const guesses = createHmac('sha256', secret).update(`guess:${phone}`).digest();
  await withAccounts(tx).deleteFrom('sign_in_failures').where('phone_hash', '=', guesses).execute();
  await withAccounts(tx).deleteFrom('persons').where('id', '=', id).execute();
};
