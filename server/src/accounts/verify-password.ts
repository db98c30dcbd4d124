import { parseOptions } from '@node-rs/argon2';
import { verify } from '#server/platform/argon2/argon2.ts';
import { PASSES } from './hash-password.ts';

export interface Verdict {
  readonly fits: boolean;
  /** It fits, but was hashed at another cost than today's. */
  readonly stale: boolean;
}

/**
 * Compares a password with a stored hash; with none, does the same work and says no, so that time tells nothing. It costs
 * what a hash costs: `limitGuesses` calls it in its turn.
 */
export const verifyPassword = async (stored: string | undefined, password: string, memoryKib: number): Promise<Verdict> => {
  const fits = await verify(stored ?? nobodysHash(memoryKib), password.normalize('NFC'));
  if (!fits || stored === undefined) return { fits: false, stale: false };
  const cost = parseOptions(stored);
  return { fits, stale: cost.memoryCost !== memoryKib || cost.timeCost !== PASSES };
};

// Any 32 bytes are a hash; no password is known that makes these.
const nobodysHash = (memoryKib: number) =>
  `$argon2id$v=19$m=${memoryKib},t=${PASSES},p=1$${'A'.repeat(22)}$${Buffer.alloc(32, 1).toString('base64').replace(/=+$/, '')}`;
