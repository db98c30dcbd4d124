import type { ImportField } from '#contract/imports';

/** Why the columns cannot be checked yet: no name, or «ФИО» beside its parts; null when they can. */
export const columnsProblem = (columns: readonly (ImportField | null)[]): 'missing' | 'both' | null => {
  const has = (field: ImportField) => columns.includes(field);
  if (has('fullName')) return has('lastName') || has('firstName') || has('patronymic') ? 'both' : null;
  return has('lastName') && has('firstName') ? null : 'missing';
};
