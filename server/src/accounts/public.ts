import type { PersonId } from '#contract/ids';
import type { Db, Tx } from '#server/platform/database/database.ts';
import { withAccounts } from './tables.ts';

export { confirmPassword } from './confirm-password.ts';
export { consentsOf, documentsInForce } from './document-reads.ts';
export { ensureDocuments } from './ensure-documents.ts';
export { hashPassword } from './hash-password.ts';
export { makeOperator } from './make-operator.ts';
export { recordConsents } from './record-consents.ts';
export { type NewOperator, registerOperator } from './register-operator.ts';
export { type NewPerson, registerPersons } from './register-persons.ts';
export { type LiveSession, liveSession } from './session-reads.ts';

/** A person as higher slices know them. */
export interface PersonFacts {
  readonly id: PersonId;
  readonly phone: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
  readonly email: string;
  readonly region: string;
}

/** A part of what is kept about a person: records with the Russian labels of their fields. */
export interface OwnDataSection {
  readonly name: string;
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Of a label: how its codes are read by people. The file for programs keeps the codes. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

/** What higher slices do, in the same transaction, when something happened to a person's account. */
export interface AccountsReactions {
  readonly personChanged: readonly ((tx: Tx, change: { before: PersonFacts; after: PersonFacts }, now: Date) => Promise<void>)[];
  readonly passwordChanged: readonly ((tx: Tx, personId: PersonId, now: Date) => Promise<void>)[];
  readonly signedUp: readonly ((tx: Tx, personId: PersonId, now: Date) => Promise<void>)[];
  /** Removes what the slice keeps about the person, or refuses; the highest slice first, for it may ask the lower ones. */
  readonly personErased: readonly ((tx: Tx, person: PersonFacts, now: Date) => Promise<void>)[];
  /** What the slice keeps about the person. */
  readonly dataCollected: readonly ((db: Db, personId: PersonId, now: Date) => Promise<readonly OwnDataSection[]>)[];
}

/** «Фамилия Имя» of each person that exists. */
export const personNames = async (db: Db, ids: readonly PersonId[]): Promise<Map<PersonId, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await withAccounts(db).selectFrom('persons').select(['id', 'last_name', 'first_name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, `${row.last_name} ${row.first_name}`]));
};

export const findPerson = (db: Db, id: PersonId): Promise<PersonFacts | undefined> => persons(db).where('id', '=', id).executeTakeFirst();

/** Those of them that exist, by id. */
export const findPersons = async (db: Db, ids: readonly PersonId[]): Promise<Map<PersonId, PersonFacts>> => {
  if (ids.length === 0) return new Map();
  const found = await persons(db).where('id', 'in', ids).execute();
  return new Map(found.map((person) => [person.id, person]));
};

/** `phone` is E.164. */
export const findPersonByPhone = (db: Db, phone: string): Promise<PersonFacts | undefined> =>
  persons(db).where('phone', '=', phone).executeTakeFirst();

/** Those of these phones who have an account, by phone, in one query. */
export const findPersonsByPhone = async (db: Db, phones: readonly string[]): Promise<Map<string, PersonFacts>> => {
  if (phones.length === 0) return new Map();
  const found = await persons(db).where('phone', 'in', phones).execute();
  return new Map(found.map((person) => [person.phone, person]));
};

const persons = (db: Db) =>
  withAccounts(db)
    .selectFrom('persons')
    .select([
      'id',
      'phone',
      'last_name as lastName',
      'first_name as firstName',
      'patronymic',
      'birth_date as birthDate',
      'email',
      'region',
    ]);
