import type pg from 'pg';
import { type Db as BossDb, fromKysely, PgBoss } from 'pg-boss';
import type { Tx } from '../database/database.ts';
import { afterCommit } from '../database/transaction.ts';
import type { Ground } from '../ground.ts';
import type { Log } from '../log.ts';
import type { EnqueueOptions, Job } from './job.ts';

/** What the worker runs for a job. It may run twice (a crash between its end and the mark), so it must be repeatable. */
export interface JobHandler {
  readonly job: Job<object>;
  readonly handle: (ground: Ground, data: unknown) => Promise<void>;
  /** Cron expression, UTC, for a job that also starts by itself. */
  readonly cron?: string;
}
export const handler = <Data extends object>(
  job: Job<Data>,
  handle: (ground: Ground, data: Data) => Promise<void>,
  cron?: string,
): JobHandler => ({
  job,
  // The data was written by enqueue() of the same job.
  handle: handle as JobHandler['handle'],
  ...(cron === undefined ? {} : { cron }),
});

/**
 * Polling is a floor: a committed job wakes the worker of its process at once. On the embedded engine there is no other process, and forty
 * queues asked each two seconds were a tenth of a core; what waits for its time waits ten seconds more.
 */
const POLL_SECONDS = { postgres: 2, embedded: 10 } as const;
const SCHEMA = 'pgboss';

/** The queues. One per process; web processes enqueue, workers also run. */
export class Queues {
  readonly #boss: PgBoss;
  readonly #log: Log;
  readonly #workers = new Map<string, string>();
  readonly #pollSeconds: number;

  constructor(pool: pg.Pool, log: Log, kind: keyof typeof POLL_SECONDS) {
    this.#log = log;
    this.#pollSeconds = POLL_SECONDS[kind];
    this.#boss = new PgBoss({
      db: onPool(pool),
      schema: SCHEMA,
      registerInstance: false,
      ...(kind === 'embedded' ? { backend: 'pglite' as const } : {}),
    });
    this.#boss.on('error', (error) => log.error({ err: error }, 'jobs'));
    this.#boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'jobs'));
  }

  /** Makes schema and queues; a later start finds them there. */
  async open(handlers: readonly JobHandler[]): Promise<void> {
    await this.#boss.start();
    for (const { job } of handlers) {
      await this.#boss.createQueue(job.name, {
        retryLimit: job.options.retries ?? 5,
        retryBackoff: true,
        retryDelay: 2,
        expireInSeconds: job.options.expireInSeconds ?? 300,
        deleteAfterSeconds: 24 * 3600,
      });
    }
  }

  /** Starts running jobs in this process. */
  async work(ground: Ground, handlers: readonly JobHandler[]): Promise<void> {
    for (const { job, handle, cron } of handlers) {
      // The metadata say whether a run is the last.
      const options = { pollingIntervalSeconds: this.#pollSeconds, batchSize: 1, includeMetadata: true } as const;
      const worker = await this.#boss.work(job.name, options, async (batch) => {
        for (const { id, data, retryCount, retryLimit } of batch) {
          try {
            await handle(ground, data);
            if (job.options.forget) await this.#boss.deleteJob(job.name, id);
          } catch (error) {
            this.#log.error({ err: error, job: job.name, id }, 'job failed');
            if (job.options.forget && retryCount >= retryLimit) await this.#boss.deleteJob(job.name, id);
            throw error;
          } finally {
            // More may wait: look again at once, and only an empty look goes back to polling.
            this.#wake(job);
          }
        }
      });
      this.#workers.set(job.name, worker);
      if (cron !== undefined) await this.#boss.schedule(job.name, cron, null, { tz: 'UTC' });
    }
  }

  /** Runs everything that waits, here and now, and gives how many ran: for tests, where no worker polls. */
  async drain(ground: Ground, handlers: readonly JobHandler[]): Promise<number> {
    let ran = 0;
    for (let found = true; found; ) {
      found = false;
      for (const { job, handle } of handlers) {
        for (const { id, data } of await this.#boss.fetch<object>(job.name, { batchSize: 100, ignoreStartAfter: true })) {
          await handle(ground, data);
          await (job.options.forget ? this.#boss.deleteJob(job.name, id) : this.#boss.complete(job.name, id));
          ran += 1;
          found = true;
        }
      }
    }
    return ran;
  }

  /** Puts a job into the transaction: it exists if and only if the transaction commits. */
  async enqueue(tx: Tx, job: Job<object>, data: object, options: EnqueueOptions): Promise<void> {
    await this.#boss.send(job.name, data, { db: fromKysely(tx), ...options });
    afterCommit(tx, () => this.#wake(job));
  }

  #wake(job: Job<object>): void {
    const worker = this.#workers.get(job.name);
    if (worker !== undefined) this.#boss.notifyWorker(worker);
  }

  /** Whether the queue answers; raises what the database raised. */
  async check(): Promise<void> {
    await this.#boss.getQueues();
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 10_000 });
  }
}

/** pg-boss over the product's own pool, so that both engines serve it alike. */
const onPool = (pool: pg.Pool): BossDb => ({
  executeSql: async (text, values) => pool.query(text, values),
});
