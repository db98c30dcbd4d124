import type { VerificationWay } from '#contract/accounts';
import type { Verification } from './verification.ts';

/** Of the address: the phone, or what comes after it; how far the proofs are, only the tab knows. */
export type ResetStep = '' | 'code';

/** What the tab remembers of a reset. */
export interface ResetDraft {
  /** The phone that all of this is about. */
  readonly phone: string;
  /** Two are needed: the four digits of one call must not open an account. */
  readonly proofs: readonly string[];
  /** The call or message whose digits are awaited. */
  readonly verification: Verification | null;
  /** When and how the next one can be asked for. */
  readonly nextAt: number;
  readonly ways: readonly VerificationWay[];
  /** Proved twice, and there is no account. */
  readonly missing: boolean;
}

export const EMPTY_RESET: ResetDraft = { phone: '', proofs: [], verification: null, nextAt: 0, ways: [], missing: false };

/** The step to show: `code` takes the digits, `second` asks for the second proof. What the tab does not remember begins anew. */
export function resetStep(wanted: ResetStep, draft: ResetDraft, phone: string): 'phone' | 'code' | 'second' | 'password' {
  if (wanted === '' || phone === '' || draft.phone !== phone) return 'phone';
  if (draft.proofs.length === 2) return 'password';
  if (draft.verification) return 'code';
  return draft.proofs.length === 1 ? 'second' : 'phone';
}

export const asked = (verification: Verification): Partial<ResetDraft> => ({
  verification,
  nextAt: verification.nextAt,
  ways: verification.ways,
});

export const proved = ({ proofs }: ResetDraft, proof: string): Partial<ResetDraft> => ({ proofs: [...proofs, proof], verification: null });

/** Whether the phone's step goes on with what is under way instead of calling once more. */
export const goesOn = (draft: ResetDraft, phone: string, now: number): boolean =>
  draft.phone === phone && (draft.proofs.length > 0 || (draft.verification !== null && now < draft.nextAt));
