import { describe, expect, it } from 'vitest';
import type { VerificationId } from '#contract/ids';
import { EMPTY_SIGN_UP, type SignUpDraft, signUpStep, stepWithoutCall } from './sign-up-draft.ts';

const phone = '+79500000000';
const asked: SignUpDraft = {
  ...EMPTY_SIGN_UP,
  verification: { id: '' as VerificationId, phone, way: 'call', digits: 4, ways: ['call'], askedAt: 0, nextAt: 60_000, expiresAt: 300_000 },
};
const proved: SignUpDraft = { ...asked, proof: { phone, value: 'proof' } };

describe('signUpStep', () => {
  it('shows what the address names when the tab remembers enough', () => {
    expect(signUpStep('code', asked, phone)).toBe('code');
    expect(signUpStep('about', proved, phone)).toBe('about');
    expect(signUpStep('', proved, phone)).toBe('');
  });

  it('begins anew when an address was opened in another tab', () => {
    expect(signUpStep('code', EMPTY_SIGN_UP, phone)).toBe('');
    expect(signUpStep('about', asked, phone)).toBe('');
  });

  it('never takes the proof of one phone for another', () => {
    expect(signUpStep('about', proved, '+79500000001')).toBe('');
    expect(signUpStep('code', asked, '+79500000001')).toBe('');
  });
});

describe('stepWithoutCall', () => {
  it('does not call twice within the wait', () => {
    expect(stepWithoutCall(asked, phone, 59_999)).toBe('code');
    expect(stepWithoutCall(asked, phone, 60_000)).toBeNull();
  });

  it('goes on with a phone that is proved', () => expect(stepWithoutCall(proved, phone, 1_000_000)).toBe('about'));

  it('calls another phone', () => expect(stepWithoutCall(proved, '+79500000001', 0)).toBeNull());
});
