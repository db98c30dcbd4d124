import type { Response as Answer, Input, Method, Route } from '#contract/route';
import { ApiError, errorOf } from '#web/lib/api-error.ts';

/** An endpoint without its schemas: what the entry chunk may hold, for zod weighs 23 KB. */
export interface Address<T extends Route> {
  readonly method: Method;
  readonly path: string;
  readonly contract?: T;
}

/** `endpoint<typeof getSession>('GET', '/api/session')`: the compiler holds both words to the contract. */
export const endpoint = <T extends Route>(method: T['method'], path: T['path']): Address<T> => ({ method, path });

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Give the same key to repeat a write by hand («Повторить») without acting twice. */
  readonly idempotencyKey?: string | undefined;
}

interface Parts {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

/** Waits before each new try, in milliseconds: long enough for a tunnel or a restart, short enough to wait for. */
const WAITS = [400, 1_200, 3_000];
/** Of a read without a network: within a second the page says that there is no connection, and it asks again when there is one. */
const OFFLINE_READ_WAITS = [150, 400];
const TIMEOUT = 30_000;

let onUnauthenticated: (() => void) | null = null;
/** Tells what to do when the session turns out to have ended. Set once by the entry. */
export const whenUnauthenticated = (handler: () => void) => {
  onUnauthenticated = handler;
};

/**
 * The one fetch. Takes an endpoint of the contract (or its `Address`) and `{ params, query, body }`; gives the response's body.
 * A lost connection and «unavailable» are tried again with the same Idempotency-Key, so that a write acts once. Throws `ApiError`.
 */
export function call<T extends Route>(endpoint: T, input: Input<T>, options?: CallOptions): Promise<Answer<T>>;
export function call<T extends Route>(endpoint: Address<T>, input: Input<T>, options?: CallOptions): Promise<Answer<T>>;
export async function call(endpoint: Address<Route>, input: unknown, options: CallOptions = {}): Promise<unknown> {
  const parts = input as Parts;
  const url = urlOf(endpoint.path, parts);
  const init = requestOf(endpoint.method, parts.body, options.idempotencyKey);
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send(url, init, options.signal);
    } catch (error) {
      if (!(error instanceof ApiError) || !worthRepeating(error)) throw error;
      const waits = endpoint.method === 'GET' && error.code === 'offline' ? OFFLINE_READ_WAITS : WAITS;
      const wait = waits[attempt];
      if (wait === undefined) throw error;
      await pause(wait * (0.75 + Math.random() / 2), options.signal);
    }
  }
}

const worthRepeating = (error: ApiError) =>
  (error.code === 'offline' || error.code === 'unavailable') && (error.retryAfter === undefined || error.retryAfter <= 5);

async function send(url: string, init: RequestInit, signal: AbortSignal | undefined): Promise<unknown> {
  const response = await answerOf(url, init, signal);
  return response.status === 204 ? undefined : response.json();
}

/** A success of any kind, still unread; throws `ApiError` for anything else. For what is not the contract's JSON. */
export async function answerOf(url: string, init: RequestInit, signal?: AbortSignal, patience = TIMEOUT): Promise<Response> {
  const response = await fetchOrOffline(url, init, signal, patience);
  if (response.ok) return response;
  const error = await errorOf(response);
  if (error.code === 'unauthenticated') onUnauthenticated?.();
  throw error;
}

async function fetchOrOffline(url: string, init: RequestInit, signal: AbortSignal | undefined, patience: number) {
  const timeout = AbortSignal.timeout(patience);
  try {
    return await fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('offline', 0, {}, { cause: error });
  }
}

function requestOf(method: Method, body: unknown, key: string = crypto.randomUUID()): RequestInit {
  const headers = new Headers({ accept: 'application/json' });
  if (method !== 'GET') headers.set('idempotency-key', key);
  if (body !== undefined) headers.set('content-type', 'application/json');
  return { method, headers, credentials: 'same-origin', ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}

/** The address with its parameters in place; what is not given in the query is left out. */
export function urlOf(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The parameter ${name} of ${path} is missing`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, String(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
