import pg from 'pg';
import { createLog, type Log } from '../../log.ts';
import { endPool, surviveBreaks } from '../pool-care.ts';
import { valueTypes } from '../value-types.ts';
import { EngineHost } from './engine-host.ts';
import { lockFolder } from './folder-lock.ts';
import { PortStream } from './port-stream.ts';

export interface EmbeddedOptions {
  /** The folder of the database; null keeps it in memory. */
  readonly dataDir: string | null;
  readonly log?: Log;
  /** A file of `makeSnapshot`: the database in memory begins as its copy. */
  readonly snapshot?: string;
  readonly max?: number;
  readonly connectionTimeoutMs?: number;
  /** How long a client waits for an answer, its place in the line included. */
  readonly queryTimeoutMs?: number;
  readonly statementTimeoutMs?: number;
  /** A transaction whose client is silent for so long is rolled back. */
  readonly idleInTransactionMs?: number;
  readonly maintainEveryMs?: number;
  /** After so long in one statement, with `statement_timeout` unheard, the engine is killed and started again. */
  readonly stuckAfterMs?: number;
}

export interface Embedded {
  readonly pool: pg.Pool;
  /** The database as a tar file, at a moment when nobody is in a transaction. */
  readonly snapshot: () => Promise<Uint8Array>;
  readonly stop: () => Promise<void>;
}

/**
 * PostgreSQL in a thread of this process, behind the same pool as a server of its own. Raises `FolderInUse` when another process has the
 * folder, and refuses to start where a commit does not reach the disk. One backend serves everybody in turns: no named statements,
 * session settings or session locks.
 */
export const openEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const { dataDir, snapshot, log = createLog('silent') } = options;
  if (dataDir !== null && snapshot !== undefined) throw new Error('A snapshot is for a database in memory');
  const unlock = dataDir === null ? () => undefined : lockFolder(dataDir);
  try {
    const host = await EngineHost.start(
      {
        folder: dataDir,
        snapshot: snapshot ?? null,
        statementTimeoutMs: options.statementTimeoutMs ?? 30_000,
        idleInTransactionMs: options.idleInTransactionMs ?? 10_000,
        maintainEveryMs: options.maintainEveryMs ?? 120_000,
        stuckAfterMs: options.stuckAfterMs ?? 120_000,
        deadline: new SharedArrayBuffer(8),
      },
      log,
    );
    const pool = poolOver(host, options);
    surviveBreaks(pool, log);
    const stop = async () => {
      await endPool(pool);
      await host.stop();
      unlock();
    };
    return { pool, snapshot: () => host.snapshot(), stop };
  } catch (error) {
    unlock();
    throw error;
  }
};

const poolOver = (host: EngineHost, options: EmbeddedOptions): pg.Pool =>
  new pg.Pool({
    // Everything that `pg` would otherwise take from PG… variables of the environment.
    host: 'embedded',
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    password: '',
    ssl: false,
    stream: () => new PortStream((port) => host.connect(port)),
    types: valueTypes,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 30_000,
    query_timeout: options.queryTimeoutMs ?? 60_000,
    idleTimeoutMillis: 30_000,
  });
