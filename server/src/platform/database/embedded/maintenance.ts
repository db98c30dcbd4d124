import type { PGlite } from '@electric-sql/pglite';
import type { Multiplexer } from './multiplexer.ts';

interface Stale {
  readonly name: string;
  readonly vacuum: boolean;
}

// The thresholds of autovacuum: https://www.postgresql.org/docs/18/routine-vacuuming.html#AUTOVACUUM
const STALE = `
  select format('%I.%I', s.schemaname, s.relname) as name, s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) as vacuum
  from pg_stat_all_tables s join pg_class c on c.oid = s.relid
  where c.relkind in ('r', 'm', 't') and s.schemaname not like 'pg_toast%' and s.schemaname not like 'pg_temp%'
    and (s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0))
  order by s.n_dead_tup desc`;

/**
 * What autovacuum and the checkpointer do in a PostgreSQL of its own: each table that has changed enough is vacuumed and analysed,
 * then a checkpoint. One table at a time, with the clients' turns in between.
 */
export const maintain = async (engine: PGlite, multiplexer: Multiplexer): Promise<void> => {
  const { rows } = await multiplexer.between(async () => {
    await engine.query('select pg_stat_force_next_flush()');
    return engine.query<Stale>(STALE);
  });
  for (const { name, vacuum } of rows) {
    await unhurried(engine, multiplexer, vacuum ? `vacuum (analyze) ${name}` : `analyze ${name}`);
  }
  await unhurried(engine, multiplexer, 'checkpoint');
};

// VACUUM and CHECKPOINT refuse to be in a transaction, so the timeout is the session's, which is everybody's: put it back at once.
const unhurried = (engine: PGlite, multiplexer: Multiplexer, statement: string): Promise<void> =>
  multiplexer.between(async () => {
    await engine.query('set statement_timeout = 0');
    try {
      await engine.exec(statement);
    } finally {
      await engine.query('reset statement_timeout');
    }
  });
