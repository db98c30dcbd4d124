import type { Child, MemberCard } from '#contract/member-card';
import type { CardBody } from './member-card.ts';

interface ChildValue extends Child {
  /** Of the row on the screen alone. */
  readonly key: string;
}

/** The card as the form keeps it: a tick «Сведения отсутствуют» leaves what was typed where it is. */
export interface CardValues extends Record<string, unknown> {
  lastName: string;
  firstName: string;
  patronymic: string;
  birthDate: string;
  phone: string;
  email: string;
  region: string;
  unionYear: string;
  unionYearAbsent: boolean;
  unionTicket: string;
  unionTicketAbsent: boolean;
  children: ChildValue[];
  childrenAbsent: boolean;
}

/** What is compared and chosen as a whole, and which values of the form it is made of. */
const PARTS = {
  lastName: ['lastName'],
  firstName: ['firstName'],
  patronymic: ['patronymic'],
  birthDate: ['birthDate'],
  phone: ['phone'],
  email: ['email'],
  region: ['region'],
  unionYear: ['unionYear', 'unionYearAbsent'],
  unionTicket: ['unionTicket', 'unionTicketAbsent'],
  children: ['children', 'childrenAbsent'],
} as const satisfies Record<string, readonly (keyof CardValues)[]>;
export type CardField = keyof typeof PARTS;
const FIELDS = Object.keys(PARTS) as CardField[];

export const valuesOf = (card: MemberCard): CardValues => ({
  lastName: card.lastName,
  firstName: card.firstName,
  patronymic: card.patronymic,
  birthDate: card.birthDate ?? '',
  phone: card.phone,
  email: card.email,
  region: card.region,
  unionYear: card.unionYear.state === 'value' ? String(card.unionYear.value) : '',
  unionYearAbsent: card.unionYear.state === 'absent',
  unionTicket: card.unionTicket.state === 'value' ? card.unionTicket.value : '',
  unionTicketAbsent: card.unionTicket.state === 'absent',
  children:
    card.children.state === 'value' ? card.children.value.map((child) => ({ ...child, key: `${child.birthDate} ${child.name}` })) : [],
  childrenAbsent: card.children.state === 'absent',
});

/** What «Сохранить» sends over the card that was read. */
export const bodyOf = (values: CardValues, { version, can }: Pick<MemberCard, 'version' | 'can'>): CardBody => {
  const { lastName, firstName, patronymic, birthDate, phone, email, region } = values;
  const ticket = values.unionTicket.trim();
  return {
    lastName,
    firstName,
    patronymic,
    birthDate: birthDate === '' ? null : birthDate,
    ...(can.contacts ? { contacts: { phone, email, region } } : {}),
    unionYear: fact(values.unionYear.trim() === '' ? null : Number(values.unionYear), values.unionYearAbsent),
    unionTicket: fact(ticket === '' ? null : ticket, values.unionTicketAbsent),
    children: fact(
      values.children.length === 0 ? null : values.children.map(({ name, birthDate: born }) => ({ name, birthDate: born })),
      values.childrenAbsent,
    ),
    version,
  };
};

const fact = <T>(value: T | null, absent: boolean) => {
  if (absent) return { state: 'absent' } as const;
  return value === null ? ({ state: 'unknown' } as const) : ({ state: 'value', value } as const);
};

/** A path of the body → a path of the form. */
export const placeOf = (path: string): string => path.replace(/^contacts\./, '').replace(/^(unionYear|unionTicket|children)\.value/, '$1');

const WRITABLE = { version: 0, can: { contacts: true } } as Pick<MemberCard, 'version' | 'can'>;

const same = (field: CardField, one: CardValues, other: CardValues): boolean => meaning(field, one) === meaning(field, other);
const meaning = (field: CardField, values: CardValues): string => {
  const { contacts, ...rest } = bodyOf(values, WRITABLE);
  return JSON.stringify({ ...rest, ...contacts }[field]);
};

/** Which fields were changed. */
export const changedFields = (before: CardValues, after: CardValues): CardField[] => FIELDS.filter((field) => !same(field, before, after));

export type Side = 'mine' | 'theirs';
/** A field that somebody else changed meanwhile: how it stands here and there, and which is taken; null: to be chosen. */
export interface Difference {
  readonly field: CardField;
  readonly mine: CardValues;
  readonly theirs: CardValues;
  readonly taken: Side | null;
}

/** What somebody else changed since `base`. Where this person typed nothing theirs is taken, and still shown. */
export const differencesOf = (base: CardValues, mine: CardValues, theirs: CardValues): Difference[] =>
  FIELDS.filter((field) => !same(field, base, theirs) && !same(field, mine, theirs)).map((field) => ({
    field,
    mine,
    theirs,
    taken: same(field, base, mine) ? 'theirs' : null,
  }));

/** The form with this field from another one. */
export const takeField = (into: CardValues, field: CardField, from: CardValues): CardValues => ({
  ...into,
  ...Object.fromEntries(PARTS[field].map((part) => [part, from[part]])),
});
