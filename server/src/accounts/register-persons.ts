import { sql } from 'kysely';
import type { PersonId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';

export interface NewPerson {
  readonly id: PersonId;
  readonly phone: string;
  readonly passwordHash: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly birthDate: string | null;
  readonly email: string;
  readonly region: string;
  readonly createdAt: Date;
}

/** Inserts persons by the thousand in one statement, for the demo and the seed: nothing is checked, told or journalled. */
export const registerPersons = async (tx: Tx, rows: readonly NewPerson[]): Promise<void> => {
  const column = <K extends keyof NewPerson>(name: K) => rows.map((row) => row[name]);
  await sql`
    insert into persons (id, phone, password_hash, last_name, first_name, patronymic, birth_date, email, region, created_at)
    select * from unnest(
      ${column('id')}::uuid[], ${column('phone')}::text[], ${column('passwordHash')}::text[], ${column('lastName')}::text[],
      ${column('firstName')}::text[], ${column('patronymic')}::text[], ${column('birthDate')}::date[], ${column('email')}::text[],
      ${column('region')}::text[], ${column('createdAt')}::timestamptz[])`.execute(tx);
};
