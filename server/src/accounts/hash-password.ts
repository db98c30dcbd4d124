import { hash } from '#server/platform/argon2/argon2.ts';
import { queueHashing } from './queue-hashing.ts';

/** RFC 9106, second recommendation, with one lane: 64 MiB, three passes, argon2id (the library's default). */
export const FULL_MEMORY_KIB = 65_536;
export const PASSES = 3;

/**
 * Hashes a password with argon2id; a few at once, the others wait. Refuses with `too_many_requests` when too many wait.
 * `memoryKib` is `env.ARGON2_MEMORY_KIB`.
 */
export const hashPassword = (password: string, memoryKib: number = FULL_MEMORY_KIB): Promise<string> =>
  queueHashing(() => hash(password.normalize('NFC'), { memoryCost: memoryKib, timeCost: PASSES, parallelism: 1 }));
