import type { updateProfile as endpoint, Profile } from '#contract/accounts';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { birthDateFits } from './policy.ts';
import type { AccountsReactions } from './public.ts';
import { profileById } from './reads.ts';
import { withAccounts } from './tables.ts';

/** Changes own data. Refuses with `conflict` when it was changed since it was read, and `invalid` for an impossible birth date. */
export const updateProfile =
  (reactions: AccountsReactions) =>
  async (tx: Tx, scope: PersonScope, { body }: Parsed<typeof endpoint>): Promise<Profile> => {
    if (!birthDateFits(body.birthDate, scope.now)) throw new Refusal('invalid', { fields: { birthDate: 'invalid' } });
    await withAccounts(tx).selectFrom('persons').select('id').where('id', '=', scope.personId).forUpdate().execute();
    const before = await profileById(tx, scope.personId);
    if (before === undefined) throw new Refusal('not_found');
    if (before.version !== body.version) throw new Refusal('conflict');
    const { version, ...fields } = body;
    const changed = NAMES.filter((name) => fields[name] !== before[name]);
    if (changed.length === 0) return before;

    const after: Profile = { ...before, ...fields, version: version + 1 };
    await withAccounts(tx)
      .updateTable('persons')
      .set({
        last_name: after.lastName,
        first_name: after.firstName,
        patronymic: after.patronymic,
        birth_date: after.birthDate,
        email: after.email,
        region: after.region,
        version: after.version,
      })
      .where('id', '=', scope.personId)
      .execute();
    await record(tx, {
      action: 'accounts.update-profile',
      actor: scope.personId,
      subjectType: 'person',
      subjectId: scope.personId,
      details: { fields: changed },
      now: scope.now,
    });
    for (const react of reactions.personChanged) await react(tx, { before, after }, scope.now);
    return after;
  };

const NAMES = ['lastName', 'firstName', 'patronymic', 'birthDate', 'email', 'region'] as const;
