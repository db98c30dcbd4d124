import { availableParallelism } from 'node:os';
import { limitWork } from './limit-work.ts';

/** A core stays for everybody else: with both cores of two hashing, reads take three times as long; with one, hardly longer. */
const AT_ONCE = Math.max(1, Math.min(2, availableParallelism() - 1));
/** At 176 ms a hash the last in line waits four to five seconds: longer is better told at once. */
const queue = limitWork({ atOnce: AT_ONCE, waiting: 25 * AT_ONCE, retrySeconds: 5 });

/** Runs a hashing in its turn; the turns are the process's. Refuses with `too_many_requests` when too many wait. */
export const queueHashing = <T>(hashing: () => Promise<T>): Promise<T> => queue(hashing);
