import { createHmac } from 'node:crypto';

/** What is stored of a code: too short for a hash alone, so keyed; and bound to its verification. */
export const sealCode = (secret: Buffer, verificationId: string, digits: string): Buffer =>
  createHmac('sha256', secret).update(`${verificationId}:${digits}`).digest();
