import type { getProfile, getSession, Person, Profile } from '#contract/accounts';
import type { PersonId } from '#contract/ids';
import type { Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import type { PersonScope, VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { SEEN_STEP, SESSION_TIME } from './policy.ts';
import { withAccounts } from './tables.ts';

/** The signed-in person; asked at each opening of the product, so it also keeps the session alive. */
export const currentSession = async (db: Db, scope: VisitorScope): Promise<Result<typeof getSession>> => {
  if (scope.session === null) return { person: null };
  const { id, personId } = scope.session;
  await withAccounts(db)
    .updateTable('sessions')
    .set({ seen_at: scope.now, expires_at: new Date(scope.now.getTime() + SESSION_TIME) })
    .where('id', '=', id)
    .where('seen_at', '<=', new Date(scope.now.getTime() - SEEN_STEP))
    .execute();
  return { person: (await personById(db, personId)) ?? null };
};

/** Own data. */
export const ownProfile = async (db: Db, scope: PersonScope): Promise<Result<typeof getProfile>> => {
  const profile = await profileById(db, scope.personId);
  if (profile === undefined) throw new Refusal('not_found');
  return profile;
};

/** A person as the contract shows them to themselves. */
export const personById = async (db: Db, id: PersonId): Promise<Person | undefined> =>
  withAccounts(db)
    .selectFrom('persons')
    .select(['id', 'phone', 'last_name as lastName', 'first_name as firstName', 'patronymic', 'is_operator as operator'])
    .where('id', '=', id)
    .executeTakeFirst();

export const profileById = async (db: Db, id: PersonId): Promise<Profile | undefined> =>
  withAccounts(db)
    .selectFrom('persons')
    .select([
      'id',
      'phone',
      'last_name as lastName',
      'first_name as firstName',
      'patronymic',
      'is_operator as operator',
      'birth_date as birthDate',
      'email',
      'region',
      'version',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
