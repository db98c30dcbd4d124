import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Log } from '../log.ts';

const DRAIN_MS = 5_000;

/**
 * Keeps a broken connection from ending the process. The pool listens for errors of idle clients only: one that breaks while it is given
 * out and between two statements would have no listener. Whoever holds it is told by the next statement.
 */
export const surviveBreaks = (pool: pg.Pool, log: Log): void => {
  // The message alone: the pool hangs the whole client on the error, connection settings included.
  pool.on('connect', (client) => client.on('error', ({ message }) => log.warn({ reason: message }, 'a connection to the database broke')));
  pool.on('error', () => undefined); // the same error, told again
};

/** Ends the pool once its clients are given back; those that are not within a few seconds are left to their fate. */
export const endPool = async (pool: pg.Pool): Promise<void> => {
  const late = new AbortController();
  await Promise.race([pool.end(), wait(DRAIN_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
};
