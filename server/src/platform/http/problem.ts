import { ERRORS, type ErrorCode, type Problem } from '#contract/errors';

/** What a refusal may add to its code. */
export type RefusalDetails = Partial<Pick<Problem, 'fields' | 'retryAfter' | 'attemptsLeft' | 'numbers' | 'memberId'>>;

/** A refusal by the rules, thrown: the transaction rolls back and the client gets the code. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: RefusalDetails;
  constructor(code: ErrorCode, details: RefusalDetails = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** A refusal returned instead of thrown: the client gets the code, and what was written stays (a wrong guess is counted). */
export class Refused {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}
export const refuse = (code: ErrorCode, details: RefusalDetails = {}): Refused => new Refused(new Refusal(code, details));

/** RFC 9457 document of a refusal. */
export const problemOf = (refusal: Refusal, requestId: string): Problem => ({
  type: 'about:blank',
  title: refusal.code,
  status: ERRORS[refusal.code].status,
  code: refusal.code,
  requestId,
  ...refusal.details,
});

/** Seconds after which a client whose request met an outage should try again. */
const OUTAGE_RETRY_SECONDS = 2;

// Connections refused, cut or exhausted, the server shutting down, and statements past their timeout (SQLSTATE classes).
const OUTAGE = /^(08...|53...|57P0[1-3]|57014|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|ENOSPC|EIO)$/;
const OUTAGE_TEXT =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error/;

/** Turns whatever was thrown into a refusal: `unavailable` for an outage, `internal` for a fault of ours. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  if (OUTAGE.test(code) || OUTAGE_TEXT.test(message)) return new Refusal('unavailable', { retryAfter: OUTAGE_RETRY_SECONDS });
  return new Refusal('internal');
};
