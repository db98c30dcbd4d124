import { describe, expect, it } from 'vitest';
import type { VerificationId } from '#contract/ids';
import { asked, EMPTY_RESET, goesOn, proved, type ResetDraft, resetStep } from './reset-draft.ts';

const phone = '+79500000000';
const call = {
  id: '' as VerificationId,
  phone,
  way: 'call',
  digits: 4,
  ways: ['call', 'text'],
  askedAt: 0,
  nextAt: 60_000,
  expiresAt: 300_000,
} as const;

const begun: ResetDraft = { ...EMPTY_RESET, phone, ...asked(call) };
const once: ResetDraft = { ...begun, ...proved(begun, 'one') };
const again: ResetDraft = { ...once, ...asked({ ...call, way: 'text', digits: 6, nextAt: 120_000 }) };
const twice: ResetDraft = { ...again, ...proved(again, 'two') };

describe('resetStep', () => {
  it('asks for two proofs before the password', () => {
    expect([begun, once, again, twice].map((draft) => resetStep('code', draft, phone))).toEqual(['code', 'second', 'code', 'password']);
  });

  it('never shows the password after one proof', () => {
    expect(resetStep('code', once, phone)).toBe('second');
    expect(resetStep('code', EMPTY_RESET, phone)).toBe('phone');
  });

  it('begins anew for another phone', () => expect(resetStep('code', twice, '+79500000001')).toBe('phone'));

  it('keeps the wait of the last call', () => expect([once.nextAt, twice.nextAt]).toEqual([60_000, 120_000]));
});

describe('goesOn', () => {
  it('does not call twice within the wait, nor after a proof', () => {
    expect(goesOn(begun, phone, 59_999)).toBe(true);
    expect(goesOn(begun, phone, 60_000)).toBe(false);
    expect(goesOn(once, phone, 1_000_000)).toBe(true);
    expect(goesOn(once, '+79500000001', 0)).toBe(false);
  });
});
