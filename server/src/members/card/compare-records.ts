import { ABSENT, CHILD_AGE, type Child, type Children, type UnionTicket, type UnionYear } from '#contract/member-card';
import type { FieldChange } from '../record-changes.ts';

/** What of a record is edited on the card. */
export interface EditedRecord {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly birthDate: string | null;
  readonly phone: string;
  readonly email: string;
  readonly region: string;
  readonly unionYear: UnionYear;
  readonly unionTicket: UnionTicket;
  readonly children: Children;
}

const PLAIN = ['lastName', 'firstName', 'patronymic', 'birthDate', 'phone', 'email', 'region'] as const;

/** What the history tells of an edit; each child that came or went is told by itself. */
export const compareRecords = (before: EditedRecord, after: EditedRecord): FieldChange[] => {
  const changes: FieldChange[] = [
    ...PLAIN.map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' })),
    { field: 'unionYear', before: textOf(before.unionYear), after: textOf(after.unionYear) },
    { field: 'unionTicket', before: textOf(before.unionTicket), after: textOf(after.unionTicket) },
    { field: 'children', before: absenceOf(before.children), after: absenceOf(after.children) },
  ];
  const had = childrenOf(before.children);
  const has = childrenOf(after.children);
  return [
    ...changes.filter((change) => change.before !== change.after),
    ...without(had, has).map((child): FieldChange => ({ field: 'child', before: tell(child), after: '', forgetOn: grownOn(child) })),
    ...without(has, had).map((child): FieldChange => ({ field: 'child', before: '', after: tell(child), forgetOn: grownOn(child) })),
  ];
};

const textOf = (fact: UnionYear | UnionTicket): string => {
  if (fact.state === 'value') return String(fact.value);
  return fact.state === 'absent' ? ABSENT : '';
};
const absenceOf = ({ state }: Children): string => (state === 'absent' ? ABSENT : '');
const childrenOf = (children: Children): readonly Child[] => (children.state === 'value' ? children.value : []);

const tell = ({ name, birthDate }: Child): string => `${birthDate} ${name}`;
const without = (some: readonly Child[], others: readonly Child[]): Child[] => {
  const known = new Set(others.map(tell));
  return some.filter((child) => !known.has(tell(child)));
};

/** A year that gives sixteen has its 29 February wherever the birth's year has, until 2100. */
const grownOn = ({ birthDate }: Child): string => `${Number(birthDate.slice(0, 4)) + CHILD_AGE}${birthDate.slice(4)}`;
