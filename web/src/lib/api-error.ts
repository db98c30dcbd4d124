import type { ErrorCode, Problem } from '#contract/errors';

/** Codes that only the browser can give: no connection, and an answer that is not the API's. */
export type ClientCode = 'offline' | 'unreadable';

/** What went wrong with a call, in the contract's words. People read it through `lib/error-text.ts`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode | ClientCode;
  readonly status: number;
  /** Path of the field (`options.0.text`) → code of what is wrong there. */
  readonly fields: Readonly<Record<string, string>>;
  /** Seconds to wait before another try. */
  readonly retryAfter: number | undefined;
  readonly attemptsLeft: number | undefined;
  readonly numbers: readonly string[];
  /** The record that stands in the way. */
  readonly memberId: string | undefined;
  /** Helps the support to find the request in the log. */
  readonly requestId: string | undefined;

  constructor(code: ErrorCode | ClientCode, status: number, problem: Partial<Problem> = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.status = status;
    this.fields = problem.fields ?? {};
    this.retryAfter = problem.retryAfter;
    this.attemptsLeft = problem.attemptsLeft;
    this.numbers = problem.numbers ?? [];
    this.memberId = problem.memberId;
    this.requestId = problem.requestId;
  }
}

/** Whether the error is a refusal with one of these codes. */
export const isRefusal = (error: unknown, ...codes: ApiError['code'][]): error is ApiError =>
  error instanceof ApiError && codes.includes(error.code);

/** Reads an answer that is not a success as an `ApiError`; anything but the API's own problem is `unreadable` or `unavailable`. */
export async function errorOf(response: Response): Promise<ApiError> {
  const text = await response.text();
  const problem = readProblem(text);
  if (problem) return new ApiError(problem.code, response.status, problem);
  // A proxy in front of us answers in its own words while the server starts anew.
  return new ApiError([502, 503, 504].includes(response.status) ? 'unavailable' : 'unreadable', response.status);
}

function readProblem(text: string): (Partial<Problem> & { code: ErrorCode }) | null {
  if (!text.startsWith('{')) return null;
  try {
    const body: Partial<Problem> = JSON.parse(text);
    return body.code === undefined ? null : { ...body, code: body.code };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
