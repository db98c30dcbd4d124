import { expect, test } from 'vitest';
import type { MemberCard } from '#contract/member-card';
import { NO_CARD_DRAFT, resume } from './card-draft.ts';
import { valuesOf } from './member-card-values.ts';

const card = {
  lastName: 'Речной',
  firstName: 'Павел',
  patronymic: '',
  birthDate: null,
  phone: '',
  email: '',
  region: '',
  unionYear: { state: 'unknown' },
  unionTicket: { state: 'unknown' },
  children: { state: 'unknown' },
  version: 3,
  can: { edit: true, contacts: true },
} as unknown as MemberCard;
const saved = valuesOf(card);
const draft = { base: saved, mine: { ...saved, firstName: 'Пётр' } };

test('what was typed comes back', () => {
  expect(resume(card, draft)).toEqual({ values: draft.mine, differences: [] });
  expect(resume(card, NO_CARD_DRAFT)).toEqual({ values: saved, differences: [] });
});

test('what somebody saved meanwhile is taken where nothing was typed, and to be chosen where both did', () => {
  const newer = { ...card, firstName: 'Лев', lastName: 'Морской', version: 4 };
  const { values, differences } = resume(newer, draft);
  expect(values).toMatchObject({ firstName: 'Пётр', lastName: 'Морской' });
  expect(differences.map(({ field, taken }) => [field, taken])).toEqual([
    ['lastName', 'theirs'],
    ['firstName', null],
  ]);
});

test('a draft of another shape is left aside, and none comes back to a card that may not be edited', () => {
  expect(resume(card, { ...draft, mine: { firstName: 'Пётр' } as never }).values).toEqual(saved);
  expect(resume(card, { ...draft, mine: { ...draft.mine, children: {} as never } }).values).toEqual(saved);
  expect(resume({ ...card, can: { ...card.can, edit: false } }, draft).values).toEqual(saved);
});
