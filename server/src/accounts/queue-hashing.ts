import { Refusal } from '#server/platform/http/problem.ts';

/** argon2id at full cost takes 64 MiB and 176 ms of a core: two at once leave threads for files and name look-ups. */
const AT_ONCE = 2;
/** Past this the last in line would wait five seconds and more; better told at once. */
const WAITING = 50;
const RETRY_SECONDS = 5;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a hashing in its turn. Refuses with `too_many_requests` when the queue is full. */
export const queueHashing = async <T>(hashing: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING) throw new Refusal('too_many_requests', { retryAfter: RETRY_SECONDS });
    // Whoever ends hands its place over, so that no newcomer slips in between.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await hashing();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
};
