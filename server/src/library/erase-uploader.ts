import { sql } from 'kysely';
import type { PersonFacts } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { writePieces } from './write-pieces.ts';

/** Takes the name off the versions that a person added (a reaction of accounts); they show «Удалённый пользователь» from then on. */
export const eraseUploader = async (tx: Tx, person: PersonFacts, _now: Date): Promise<void> => {
  await writePieces((most) =>
    sql`update library_versions set author_name = '' where (organization_id, library_file_id, number) in (
      select organization_id, library_file_id, number from library_versions
      where author_person_id = ${person.id} and author_name <> '' limit ${most})`.execute(tx),
  );
};
