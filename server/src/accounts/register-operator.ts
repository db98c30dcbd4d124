import type { PersonId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { newId } from '#server/platform/ids.ts';
import { makeOperator } from './make-operator.ts';
import { withAccounts } from './tables.ts';

export interface NewOperator {
  readonly phone: string;
  readonly passwordHash: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
}

/**
 * Makes the operator of the command line and gives the id. A phone with an account keeps its names and gets the new
 * password: who has the server's command line may help an operator back in.
 */
export const registerOperator = async (tx: Tx, operator: NewOperator): Promise<PersonId> => {
  const { id } = await withAccounts(tx)
    .insertInto('persons')
    .values({
      id: newId<PersonId>(nowOf(tx)),
      phone: operator.phone,
      password_hash: operator.passwordHash,
      last_name: operator.lastName,
      first_name: operator.firstName,
      patronymic: operator.patronymic,
      birth_date: null,
      blocked_at: null,
      created_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.column('phone').doUpdateSet({ password_hash: operator.passwordHash, blocked_at: null }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await withAccounts(tx).deleteFrom('sessions').where('person_id', '=', id).execute();
  await makeOperator(tx, id);
  return id;
};
