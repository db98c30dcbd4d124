import { sql } from 'kysely';
import type { PersonFacts } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';

/** Takes the name off a person's publications (a reaction of accounts); they show «Удалённый пользователь» from then on. */
export const eraseAuthor = async (tx: Tx, person: PersonFacts, _now: Date): Promise<void> => {
  await sql`update posts set author_name = '' where author_person_id = ${person.id}`.execute(tx);
};
