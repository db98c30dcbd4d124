import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';

const DRAIN_MS = 5_000;

/** Ends the pool once its clients are given back; those that are not within a few seconds are left to their fate. */
export const endPool = async (pool: pg.Pool): Promise<void> => {
  const late = new AbortController();
  await Promise.race([pool.end(), wait(DRAIN_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
};
