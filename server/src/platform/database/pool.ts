import { join } from 'node:path';
import pg from 'pg';
import type { Env } from '../env.ts';
import type { Log } from '../log.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { endPool, surviveBreaks } from './pool-care.ts';
import { prepareMarked } from './prepared.ts';
import { valueTypes } from './value-types.ts';

export interface OpenedPool {
  readonly pool: pg.Pool;
  readonly kind: 'postgres' | 'embedded';
  /** Ends the pool, and the engine when it is ours. Clients that are not given back are cut off after a few seconds. */
  readonly stop: () => Promise<void>;
}

export type DatabaseSettings = Pick<Env, 'DATABASE_POOL' | 'DATA_DIR'> & Partial<Pick<Env, 'DATABASE_URL'>>;

/** Milliseconds after which waiting for the database ends with an error. */
export interface Limits {
  /** A free connection of the pool, or a new one. */
  readonly connect: number;
  /** An answer, of a server that may be frozen or behind a dead line. */
  readonly answer: number;
  /** A statement, ended by the server. */
  readonly statement: number;
}

/** For requests: with the database away or frozen each fails within five seconds (connect + answer). */
export const REQUEST_LIMITS: Limits = { connect: 1_500, answer: 3_000, statement: 2_900 };
/** For seeds and repairs, where nobody waits. */
export const PATIENT_LIMITS: Limits = { connect: 10_000, answer: 600_000, statement: 600_000 };

const IDLE_IN_TRANSACTION_MS = 10_000;
const LOCK_MS = 2_500;

/**
 * Opens PostgreSQL by DATABASE_URL, or else the embedded engine on `DATA_DIR/database`. Connects to nothing yet in the first case;
 * in the second raises `FolderInUse` when another process has the folder.
 */
export const openPool = async (settings: DatabaseSettings, log: Log, limits: Limits = REQUEST_LIMITS): Promise<OpenedPool> => {
  if (settings.DATABASE_URL === undefined) {
    const { pool, stop } = await openEmbedded({ dataDir: join(settings.DATA_DIR, 'database'), max: settings.DATABASE_POOL, log });
    return { pool, kind: 'embedded', stop };
  }
  const pool = new pg.Pool({
    connectionString: settings.DATABASE_URL,
    application_name: 'profplus',
    types: valueTypes,
    max: settings.DATABASE_POOL,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: limits.connect,
    query_timeout: limits.answer,
    statement_timeout: limits.statement,
    lock_timeout: Math.min(LOCK_MS, limits.statement),
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
  surviveBreaks(pool, log);
  pool.on('connect', prepareMarked);
  pool.on('connect', cutWhenLate);
  return { pool, kind: 'postgres', stop: () => endPool(pool) };
};

/**
 * `pg` gives up waiting for a late answer but keeps the connection, and the next statement, a rollback above all, waits behind the first.
 * Such a connection is cut: the rollback fails at once, and the pool opens another.
 */
const cutWhenLate = (client: pg.PoolClient): void => {
  const query = client.query.bind(client);
  const watched = (...args: unknown[]): unknown => {
    const result: unknown = Reflect.apply(query, client, args);
    if (result instanceof Promise) result.catch((error: unknown) => isLate(error) && client instanceof pg.Client && void client.end());
    return result;
  };
  client.query = watched as typeof client.query;
};

const isLate = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';
