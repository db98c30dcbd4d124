import type { Verification } from './verification.ts';

/** Of the address; the first, the phone, has no name there. */
export type SignUpStep = '' | 'code' | 'about';

/** Why the person was led back to the first step. */
export type ComeBack = 'stale' | 'documents' | null;

/** What the tab remembers of a sign-up; the password is not among it. */
export interface SignUpDraft {
  /** Id of a document → whether it is ticked. A newer version has another id, so its tick is asked for anew. */
  readonly ticks: Readonly<Record<string, boolean>>;
  readonly verification: Verification | null;
  readonly proof: { readonly phone: string; readonly value: string } | null;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  /** The proven phone has an account already. */
  readonly exists: boolean;
}

export const EMPTY_SIGN_UP: SignUpDraft = {
  ticks: {},
  verification: null,
  proof: null,
  lastName: '',
  firstName: '',
  patronymic: '',
  exists: false,
};

/** The step to show: the one of the address, unless what it needs is not there. */
export function signUpStep(wanted: SignUpStep, { proof, verification }: SignUpDraft, phone: string): SignUpStep {
  if (wanted === 'about' && proof?.phone === phone) return 'about';
  if (wanted === 'code' && verification?.phone === phone) return 'code';
  return '';
}

/** Where the phone's step leads without another call; null when one is needed. */
export function stepWithoutCall({ proof, verification }: SignUpDraft, phone: string, now: number): SignUpStep | null {
  if (proof?.phone === phone) return 'about';
  return verification?.phone === phone && now < verification.nextAt ? 'code' : null;
}
