import { describe, expect, it } from 'vitest';
import { codeState, type Known } from './verification.ts';

const verification = { expiresAt: 300_000 };
const known: Known = { told: 'placed', unreachable: false, spent: false, now: 10_000 };

describe('codeState', () => {
  it('is what the server says', () => {
    expect(codeState(verification, known)).toBe('placed');
    expect(codeState(verification, { ...known, told: 'failed' })).toBe('failed');
  });

  it('is placing until the server has answered', () => {
    expect(codeState(verification, { ...known, told: undefined })).toBe('placing');
  });

  it('lets a person type the digits when the server cannot be asked', () => {
    expect(codeState(verification, { ...known, told: undefined, unreachable: true })).toBe('placed');
  });

  it('is over after five minutes and after the last try, whatever the server said before', () => {
    expect(codeState(verification, { ...known, now: 300_000 })).toBe('expired');
    expect(codeState(verification, { ...known, spent: true })).toBe('expired');
    expect(codeState(verification, { ...known, told: 'expired' })).toBe('expired');
  });
});
