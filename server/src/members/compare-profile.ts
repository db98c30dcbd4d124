import type { PersonFacts } from '#server/accounts/public.ts';
import type { FieldChange } from './record-changes.ts';
import type { MemberRecord } from './tables.ts';

/** What a record repeats of the own profile, and the columns of `members` that hold it. */
export const PROFILE_COLUMNS = {
  lastName: 'last_name',
  firstName: 'first_name',
  patronymic: 'patronymic',
  birthDate: 'birth_date',
  phone: 'phone',
  email: 'email',
  region: 'region',
} as const;
export type ProfileField = keyof typeof PROFILE_COLUMNS;
export const PROFILE_FIELDS = Object.keys(PROFILE_COLUMNS) as ProfileField[];
export type ProfileRecord = Pick<MemberRecord, (typeof PROFILE_COLUMNS)[ProfileField]>;

/** Where a record says another thing than the profile does, of these fields. */
export const compareProfile = (
  record: ProfileRecord,
  person: PersonFacts,
  fields: readonly ProfileField[],
): (FieldChange & { readonly field: ProfileField })[] =>
  fields
    .map((field) => ({ field, before: record[PROFILE_COLUMNS[field]] ?? '', after: person[field] ?? '' }))
    .filter(({ before, after }) => before !== after);
