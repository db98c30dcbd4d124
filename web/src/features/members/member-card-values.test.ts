import { describe, expect, it } from 'vitest';
import type { MemberCard } from '#contract/member-card';
import { bodyOf, type CardValues, changedFields, differencesOf, placeOf, takeField, valuesOf } from './member-card-values.ts';

const card = {
  version: 4,
  lastName: 'Лугов',
  firstName: 'Егор',
  patronymic: '',
  birthDate: null,
  phone: '+79000000001',
  email: '',
  region: '',
  unionYear: { state: 'value', value: 2009 },
  unionTicket: { state: 'absent' },
  children: { state: 'value', value: [{ name: 'Анна', birthDate: '2015-03-01' }] },
  can: { contacts: false },
} as MemberCard;
const base = valuesOf(card);
const body = (change: Partial<CardValues>) => bodyOf({ ...base, ...change }, card);

describe('the form of a card', () => {
  it('sends back what it was given', () => {
    const { unionYear, unionTicket, children } = card;
    expect(body({})).toEqual({
      lastName: 'Лугов',
      firstName: 'Егор',
      patronymic: '',
      birthDate: null,
      unionYear,
      unionTicket,
      children,
      version: 4,
    });
  });

  it('sends contacts only where they may be written', () => {
    const open = { ...card, can: { ...card.can, contacts: true } };
    expect(bodyOf({ ...base, region: 'Пермский край' }, open).contacts).toEqual({
      phone: '+79000000001',
      email: '',
      region: 'Пермский край',
    });
  });

  it('keeps what was typed under the tick, and sends the tick', () => {
    const ticked = { ...base, unionYearAbsent: true, childrenAbsent: true };
    expect(bodyOf(ticked, card)).toMatchObject({ unionYear: { state: 'absent' }, children: { state: 'absent' } });
    expect(bodyOf({ ...ticked, unionYearAbsent: false }, card).unionYear).toEqual({ state: 'value', value: 2009 });
    expect(body({ unionYear: ' ', children: [] })).toMatchObject({ unionYear: { state: 'unknown' }, children: { state: 'unknown' } });
    expect(body({ unionYear: 'давно' }).unionYear).toEqual({ state: 'value', value: Number.NaN });
  });

  it('finds the place of an error', () => {
    expect(['contacts.phone', 'children.value.1.birthDate', 'unionYear.value', 'lastName'].map(placeOf)).toEqual([
      'phone',
      'children.1.birthDate',
      'unionYear',
      'lastName',
    ]);
  });
});

describe('two who edit one card', () => {
  it('differ only where the other one changed something that is not the same here', () => {
    const mine = { ...base, lastName: 'Мой', firstName: 'Оба', region: 'Мой край' };
    const theirs = { ...base, lastName: 'Чужой', firstName: 'Оба', patronymic: 'Чужович', childrenAbsent: true };
    const found = differencesOf(base, mine, theirs);
    expect(found.map(({ field, taken }) => [field, taken])).toEqual([
      ['lastName', null],
      ['patronymic', 'theirs'],
      ['children', 'theirs'],
    ]);
    expect(differencesOf(base, mine, base)).toEqual([]);
    expect(changedFields(base, mine)).toEqual(['lastName', 'firstName', 'region']);
  });

  it('choose a field as a whole', () => {
    const theirs = { ...base, unionYear: '', unionYearAbsent: true, lastName: 'Чужой' };
    expect(takeField({ ...base, unionYear: '2011' }, 'unionYear', theirs)).toEqual({ ...base, unionYear: '', unionYearAbsent: true });
  });

  it('does not take rows typed anew for another list', () => {
    const again = { ...base, children: [{ name: 'Анна', birthDate: '2015-03-01', key: 'another' }] };
    expect(changedFields(base, again)).toEqual([]);
  });
});
