import { queryOptions } from '@tanstack/react-query';
import type { confirmVerification, getVerification, startVerification, VerificationWay } from '#contract/accounts';
import type { VerificationId } from '#contract/ids';
import { isRefusal } from '#web/lib/api-error.ts';
import { call, endpoint } from '#web/lib/call.ts';

const start = endpoint<typeof startVerification>('POST', '/api/verifications');
const state = endpoint<typeof getVerification>('GET', '/api/verifications/:verificationId');
const confirm = endpoint<typeof confirmVerification>('POST', '/api/verifications/:verificationId/confirm');

export type Purpose = 'sign_up' | 'reset';
export type CodeState = 'placing' | 'placed' | 'failed' | 'expired';

/** A call or a message that was asked for, as the tab remembers it. */
export interface Verification {
  readonly id: VerificationId;
  readonly phone: string;
  readonly way: VerificationWay;
  /** How many digits it brings. */
  readonly digits: number;
  /** What can be asked for next. */
  readonly ways: readonly VerificationWay[];
  /** By this device's clock, in milliseconds. */
  readonly askedAt: number;
  readonly nextAt: number;
  readonly expiresAt: number;
}

/** Asks for a call or a message. Refuses with `too_many_requests`, `call_failed`, `phone_unsupported`. */
export async function askForCode(phone: string, purpose: Purpose, way: VerificationWay, idempotencyKey?: string): Promise<Verification> {
  const { id, digits, ways, waitSeconds, expiresInSeconds } = await call(start, { body: { phone, purpose, way } }, { idempotencyKey });
  const askedAt = Date.now();
  return { id, phone, way, digits, ways, askedAt, nextAt: askedAt + waitSeconds * 1_000, expiresAt: askedAt + expiresInSeconds * 1_000 };
}

/** The first way that works: a platform without calls sends messages from the start. */
export async function askForFirstCode(phone: string, purpose: Purpose, idempotencyKey?: string): Promise<Verification> {
  try {
    return await askForCode(phone, purpose, 'call', idempotencyKey);
  } catch (error) {
    if (isRefusal(error, 'call_failed')) return askForCode(phone, purpose, 'text');
    throw error;
  }
}

/** Gives the digits, gets the proof. Refuses with `code_wrong` (and `attemptsLeft`) or `code_expired`. */
export const confirmCode = async (verificationId: VerificationId, digits: string): Promise<string> =>
  (await call(confirm, { params: { verificationId }, body: { digits } })).proof;

/** Whether the call went out; asked for again until that is known. */
export const codeStateQuery = (verificationId: VerificationId) =>
  queryOptions({
    queryKey: ['verifications', verificationId],
    queryFn: async ({ signal }) => (await call(state, { params: { verificationId } }, { signal })).state,
    refetchInterval: ({ state }) => (state.data === undefined || state.data === 'placing' ? 1_500 : false),
    staleTime: 0,
  });

export interface Known {
  /** What the server says; undefined while it was not reached. */
  readonly told: CodeState | undefined;
  readonly unreachable: boolean;
  /** The tries are used up, or the server called the code expired. */
  readonly spent: boolean;
  readonly now: number;
}

/** What the person is told. A server that cannot be asked is no reason to keep them from typing what they heard. */
export function codeState({ expiresAt }: Pick<Verification, 'expiresAt'>, { told, unreachable, spent, now }: Known): CodeState {
  if (spent || told === 'expired' || now >= expiresAt) return 'expired';
  return told ?? (unreachable ? 'placed' : 'placing');
}
