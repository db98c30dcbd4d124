import { describe, expect, test } from 'vitest';
import type { MemberId } from '#contract/ids';
import type { KnownMember, RowMatches } from './find-matches.ts';
import { judgeRow } from './judge-row.ts';
import type { GivenRow } from './read-row.ts';

const EMPTY = { patronymic: '', phone: '', cardNumber: '', birthDate: '', email: '', region: '', unionYear: '', unionTicket: '' };
const given = (row: Partial<GivenRow> = {}): GivenRow => ({ ...EMPTY, number: 2, lastName: 'Лугов', firstName: 'Егор', ...row });
const known = (member: Partial<KnownMember> = {}): KnownMember => ({
  ...EMPTY,
  id: 'a' as MemberId,
  status: 'unregistered',
  version: 3,
  lastName: 'Лугов',
  firstName: 'Егор',
  ...member,
});
const NOTHING: RowMatches = { card: null, byCard: null, byPhone: null, namesakes: [] };
const judge = (row: Partial<GivenRow>, matches: Partial<RowMatches>) => judgeRow(given(row), { ...NOTHING, ...matches });
const other = known({ id: 'b' as MemberId });
const FREE = { blocked: false, memberId: null };

describe('whose row it is', () => {
  test('nobody knows the person: add', () => {
    expect(judge({ phone: '+79500000000' }, {})).toEqual({ verdict: 'add' });
    expect(judge({ cardNumber: '1' }, { card: FREE })).toEqual({ verdict: 'add' });
  });
  test('the card goes before the name', () => {
    const byCard = known({ cardNumber: '1' });
    expect(judge({ cardNumber: '1' }, { card: { blocked: false, memberId: byCard.id }, byCard, namesakes: [other] })).toMatchObject({
      verdict: 'same',
      member: byCard,
    });
  });
  test('card and phone of two people are a conflict', () => {
    expect(
      judge({ cardNumber: '1', phone: '+7' }, { card: { blocked: false, memberId: other.id }, byCard: other, byPhone: known() }),
    ).toMatchObject({ verdict: 'skip', fault: 'conflicting' });
  });
  test('several of one name are ambiguous, unless all but one are excluded', () => {
    expect(judge({ birthDate: '1980-12-31' }, { namesakes: [known(), other] })).toMatchObject({ verdict: 'skip', fault: 'ambiguous' });
    expect(judge({ birthDate: '1980-12-31' }, { namesakes: [known({ status: 'excluded' }), other] })).toMatchObject({ member: other });
  });
  test('a row with nothing but a name is the record that knows as little', () => {
    expect(judge({}, { namesakes: [known({ phone: '+7' }), other] })).toMatchObject({ verdict: 'same', member: other });
    expect(judge({}, { namesakes: [known({ phone: '+7' })] })).toMatchObject({ verdict: 'same' });
  });
});

describe('what is passed over', () => {
  test('unknown, blocked and second cards', () => {
    expect(judge({ cardNumber: '1' }, {})).toMatchObject({ verdict: 'skip', fault: 'card_unknown', value: '1' });
    expect(judge({ cardNumber: '1' }, { card: { blocked: true, memberId: null } })).toMatchObject({ fault: 'card_blocked' });
    expect(judge({ cardNumber: '1' }, { card: FREE, byPhone: known({ cardNumber: '2' }) })).toMatchObject({ fault: 'card_other' });
  });
  test('the excluded, by whatever they are found', () => {
    const excluded = known({ status: 'excluded' });
    for (const matches of [{ byPhone: excluded }, { byCard: excluded }, { namesakes: [excluded] }]) {
      expect(judge({}, matches)).toMatchObject({ verdict: 'skip', fault: 'excluded' });
    }
  });
});

describe('what changes', () => {
  test('filled cells that differ, from what to what', () => {
    const row = { phone: '+79500000001', email: 'new@example.org', unionYear: '2010', region: '', cardNumber: '1' };
    const member = known({ phone: '+79500000000', email: 'old@example.org', unionYear: '∅', region: 'Тверь' });
    expect(judge(row, { card: FREE, namesakes: [member] })).toEqual({
      verdict: 'update',
      member,
      kept: [],
      before: { phone: '+79500000000', cardNumber: '', email: 'old@example.org', unionYear: '∅' },
      after: { phone: '+79500000001', cardNumber: '1', email: 'new@example.org', unionYear: '2010' },
    });
  });
  test('not by capitals nor for want of a «ё»', () => {
    const member = known({ lastName: 'Семёнов', email: 'Anna@example.org' });
    expect(judge({ lastName: 'Семенов', firstName: 'ЕГОР', email: 'anna@example.org' }, { byPhone: member })).toMatchObject({
      verdict: 'same',
    });
  });
  test('phone, e-mail and region of who has signed up stay theirs', () => {
    const member = known({ status: 'active', cardNumber: '1', phone: '+79500000000' });
    const row = { cardNumber: '1', phone: '+79500000001', email: 'a@example.org', region: 'Тверь' };
    const byCard = { card: { blocked: false, memberId: member.id }, byCard: member };
    expect(judge(row, byCard)).toEqual({ verdict: 'same', member, kept: ['phone', 'email', 'region'] });
    expect(judge({ ...row, birthDate: '1980-12-31' }, byCard)).toMatchObject({
      verdict: 'update',
      before: { birthDate: '' },
      after: { birthDate: '1980-12-31' },
      kept: ['phone', 'email', 'region'],
    });
  });
});
