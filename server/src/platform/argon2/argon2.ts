import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Options } from '@node-rs/argon2';

export type Work =
  | { readonly act: 'hash'; readonly password: string; readonly options: Options }
  | { readonly act: 'verify'; readonly stored: string; readonly password: string };

const idle: Worker[] = [];

/**
 * Hashes on a thread that yields the processor to all others: on the pool of Node.js a flood of sign-ins makes everybody
 * wait several times as long. There are as many threads as were ever busy at once, which is the caller's to bound.
 */
export const hash = async (password: string, options: Options): Promise<string> => String(await run({ act: 'hash', password, options }));

/** Compares on such a thread too. Raises what the library raises for a stored hash that is none. */
export const verify = async (stored: string, password: string): Promise<boolean> =>
  (await run({ act: 'verify', stored, password })) === true;

// A thread that fails ends, and `once` raises its error; the next work gets a new one.
const run = async (work: Work): Promise<unknown> => {
  const thread = idle.pop() ?? new Worker(new URL('./thread.ts', import.meta.url), { name: 'argon2' });
  thread.ref();
  thread.postMessage(work);
  const [answer]: unknown[] = await once(thread, 'message');
  thread.unref();
  idle.push(thread);
  return answer;
};
