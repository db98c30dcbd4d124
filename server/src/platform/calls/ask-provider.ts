import type { z } from 'zod';
import { Refusal } from '../http/problem.ts';
import type { Log } from '../log.ts';
import { maskPhone } from './mask-phone.ts';

/** A person stands waiting for the phone to ring; past this the next way is the better offer. */
const PROVIDER_TIMEOUT = 10_000;

interface Question<T> {
  readonly log: Log;
  readonly provider: string;
  readonly phone: string;
  readonly url: URL;
  readonly init?: RequestInit;
  readonly answer: z.ZodType<T>;
  readonly timeout?: number | undefined;
}

/**
 * Asks a telephony provider and reads its JSON. The log gets the masked phone and the kind of failure, never the URL
 * (it holds the key and the phone) nor the provider's own words (they may repeat the phone).
 * Refuses with `call_failed` on a network error, a timeout, a status other than 2xx and an answer that does not fit.
 */
export async function askProvider<T>({ log, provider, phone, url, init, answer, timeout }: Question<T>): Promise<T> {
  let problem: string;
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeout ?? PROVIDER_TIMEOUT) });
    const body: unknown = response.ok ? await response.json() : await response.body?.cancel();
    const parsed = answer.safeParse(body);
    if (response.ok && parsed.success) return parsed.data;
    problem = response.ok ? 'unexpected answer' : `status ${response.status}`;
  } catch (error) {
    problem = error instanceof Error ? error.name : 'unknown';
  }
  return callFailed(log, provider, phone, problem);
}

/** Writes down why the provider did not help, and refuses with `call_failed`. */
export function callFailed(log: Log, provider: string, phone: string, problem: string): never {
  log.warn({ provider, phone: maskPhone(phone), problem }, 'telephony provider failed');
  throw new Refusal('call_failed');
}
