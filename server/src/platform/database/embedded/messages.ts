import type { MessagePort } from 'node:worker_threads';

/** How the engine is started; the worker's `workerData`. */
export interface EngineSettings {
  /** Where the database lives; null is memory. */
  readonly folder: string | null;
  /** A file made by `makeSnapshot`, for a database in memory. */
  readonly snapshot: string | null;
  readonly statementTimeoutMs: number;
  readonly idleInTransactionMs: number;
  readonly maintainEveryMs: number;
  /** Statements that keep the engine for so long have no end: it is killed. */
  readonly stuckAfterMs: number;
  /** One BigInt64: by when, in monotonic milliseconds, the engine must have ended what it runs; 0 while it rests. */
  readonly deadline: SharedArrayBuffer;
}

export type ToWorker = { readonly type: 'connect'; readonly port: MessagePort } | { readonly type: 'snapshot' } | { readonly type: 'stop' };

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'warning'; readonly message: string; readonly reason: string }
  | { readonly type: 'snapshot'; readonly bytes: Uint8Array }
  | { readonly type: 'stopped' };

/** The same clock in every thread; it stands still while the machine sleeps. */
export const monotonicMs = (): bigint => process.hrtime.bigint() / 1_000_000n;
