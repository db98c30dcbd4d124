import type { Tx } from '../database/database.ts';

export interface JobOptions {
  /** How often a failed job is tried again; the wait doubles each time. */
  readonly retries?: number;
  /** Seconds a run may take before it counts as lost. */
  readonly expireInSeconds?: number;
  /** Its data tells of people: the queue keeps nothing of it once it has run, or failed for good. Others stay for a day. */
  readonly forget?: boolean;
}

/** A kind of job: its name and the shape of its data. Ids and codes only, for the data is stored in clear; what else must be there is forgotten (`forget`). */
export interface Job<Data extends object> {
  readonly name: string;
  readonly options: JobOptions;
  readonly data?: Data;
}
export const defineJob = <Data extends object>(name: string, options: JobOptions = {}): Job<Data> => ({ name, options });

export interface EnqueueOptions {
  readonly startAfter?: Date;
  /** While one job of this key waits, another is not added. */
  readonly singletonKey?: string;
}
/** Puts a job into a transaction; `afterCommit` is told what to do then. */
export type Enqueue = (tx: Tx, job: Job<object>, data: object, options: EnqueueOptions) => Promise<void>;
