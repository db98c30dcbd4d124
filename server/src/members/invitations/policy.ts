import { randomInt } from 'node:crypto';
import { INVITE_DAYS } from '#contract/invitations';

/** As the contract's `InvitationCode`; ten of them are 49 bits, beyond guessing. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

export const newInvitationCode = (): string => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** Whoever was invited after this instant is left alone. */
export const invitedSince = (now: Date): Date => new Date(now.getTime() - INVITE_DAYS * 24 * 3_600_000);
