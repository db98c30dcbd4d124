import { DatabaseError } from 'pg';
import type { RealtimeEvent } from '#contract/realtime';
import type { Enqueue, EnqueueOptions, Job } from '../jobs/job.ts';
import type { Bus, Topic } from '../realtime/bus.ts';
import type { Db, Tx } from './database.ts';

/** Opens a transaction at the given time. */
export type Transact = <T>(now: Date, work: (tx: Tx) => Promise<T>) => Promise<T>;

interface Context {
  readonly now: Date;
  readonly bus: Bus;
  readonly enqueue: Enqueue;
  readonly after: (() => void)[];
}

// What belongs to a transaction but not to its connection. Keyed by the handle itself, so that it ends with it.
const contexts = new WeakMap<Tx, Context>();
const contextOf = (tx: Tx): Context => {
  const context = contexts.get(tx);
  if (context === undefined) throw new Error('This transaction was not opened by the transactor');
  return context;
};

/** serialization_failure and deadlock_detected: the whole work may be tried again. */
const RETRIED = new Set(['40001', '40P01']);
const TRIES = 3;

/**
 * Makes the one way to open transactions. What the work emitted or left for after the commit happens once the commit is
 * certain, and never if it rolled back. Deadlocks and serialization failures are tried again: the work must touch nothing else.
 */
export const createTransact =
  (db: Db, bus: Bus, enqueue: Enqueue): Transact =>
  async (now, work) => {
    for (let attempt = 1; ; attempt += 1) {
      const after: (() => void)[] = [];
      try {
        const result = await db.transaction().execute((tx) => {
          contexts.set(tx, { now, bus, enqueue, after });
          return work(tx);
        });
        for (const run of after) run();
        return result;
      } catch (error) {
        if (attempt === TRIES || !(error instanceof DatabaseError) || !RETRIED.has(error.code ?? '')) throw error;
      }
    }
  };

/** The time of the transaction. */
export const nowOf = (tx: Tx): Date => contextOf(tx).now;

/** Leaves something for after the commit; it must not throw. */
export const afterCommit = (tx: Tx, run: () => void): void => {
  contextOf(tx).after.push(run);
};

/** Sends a realtime event to a topic once the transaction is committed. */
export const emit = (tx: Tx, topic: Topic, event: RealtimeEvent): void => {
  const { bus, after } = contextOf(tx);
  after.push(() => bus.publish(topic, event));
};

/** Makes this person's open sockets ask anew who they are: after a session's end, an exclusion, a new role. */
export const recheckAccess = (tx: Tx, personId: string): void => {
  const { bus, after } = contextOf(tx);
  after.push(() => bus.publish(`person:${personId}`, 'recheck'));
};

/** Puts a job into the transaction: it exists if and only if the transaction commits, and starts right after. */
export const enqueue = <Data extends object>(tx: Tx, job: Job<Data>, data: Data, options: EnqueueOptions = {}): Promise<void> =>
  contextOf(tx).enqueue(tx, job, data, options);
