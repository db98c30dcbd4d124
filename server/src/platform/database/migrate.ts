import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import pg from 'pg';
import { createLog } from '../log.ts';
import { surviveBreaks } from './pool-care.ts';

/** The product's own migrations. */
export const MIGRATIONS = join(import.meta.dirname, '../../../migrations');

const FILE = /^\d{4}-[a-z0-9-]+\.sql$/;
/** A migration waits for no lock longer than requests can wait for the migration; it tries again instead. */
const LOCK_TIMEOUT = '1s';
const LOCK_TRIES = 30;
const LOCK_NOT_AVAILABLE = '55P03';
/** What an index made beside the work of others needs: no transaction around it. */
const CONCURRENT = /^\s*(create|drop|reindex)\b[^;]*\bconcurrently\b/im;
/** What is known of an index by an expression is known by this alone; it holds nobody up either. */
const ANALYZE = /^analyze\b/i;
/** Of those who make such indexes one goes first: any number that nothing else locks. */
const TURN = 7_265_411;

/** The migrations of this program and of the database do not agree; `message` names the one and tells what is wrong. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
  /** The statements of a migration that runs outside a transaction; null of every other one. */
  readonly concurrent: readonly string[] | null;
}

interface Tables {
  kysely_migration: { name: string };
  migration_files: { name: string; sha256: string };
}

/**
 * Brings the database forward: each new `NNNN-name.sql` in order, each in a transaction of its own. Gives the names applied. Safe when many
 * processes start at once. One that makes or drops indexes `concurrently` holds such statements alone (and `analyze`), runs them outside a
 * transaction, and from the beginning again where it broke off: it drops first (`if exists`) what it makes. Migrations newer than this program
 * are left alone (a rolling upgrade); one that was applied and is now edited or missing stops the start with `MigrationError`.
 */
export const migrate = async (pool: pg.Pool, folder: string = MIGRATIONS): Promise<string[]> => {
  const files = readFiles(folder);
  // A pool of its own: a migration may take as long as it needs, a request may not.
  const patient = new pg.Pool({ ...pool.options, max: 1, query_timeout: 0, statement_timeout: 0, lock_timeout: 0 });
  surviveBreaks(patient, createLog('silent')); // whoever waits for the statement is told
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: patient }) });
  const applied: string[] = [];
  try {
    for (;;) {
      const name = await migrateOne(db, files);
      if (name === null) return applied;
      applied.push(name);
    }
  } finally {
    await db.destroy();
  }
};

const readFiles = (folder: string): MigrationFile[] => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const files = names.sort().map((name) => {
    if (!FILE.test(name)) throw new MigrationError(`${name}: a migration is named NNNN-name.sql`);
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    const sha256 = createHash('sha256').update(text).digest('hex');
    return { name: name.slice(0, -'.sql'.length), text, sha256, concurrent: CONCURRENT.test(text) ? splitConcurrent(name, text) : null };
  });
  const twice = files.find(({ name }, index) => files[index - 1]?.name.slice(0, 4) === name.slice(0, 4));
  if (twice !== undefined) throw new MigrationError(`${twice.name}: another migration has this number`);
  return files;
};

const splitConcurrent = (name: string, text: string): string[] => {
  const statements = text
    .replace(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  const other = statements.find((statement) => !CONCURRENT.test(statement) && !ANALYZE.test(statement));
  if (other !== undefined)
    throw new MigrationError(`${name}: what is made concurrently stands in a migration of its own, without: ${other}`);
  return statements;
};

/**
 * Does the part of the next migration that no transaction may be around; whose turn it is not looks again. Nobody waits for the lock itself:
 * a session that waits in a statement is one that an index made concurrently waits for.
 */
const makeConcurrently = async (db: Kysely<Tables>, { name, concurrent }: MigrationFile): Promise<void> => {
  await db.connection().execute(async (session) => {
    for (;;) {
      const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${sql.lit(TURN)}) as mine`.execute(session);
      if (rows[0]?.mine === true) break;
      await wait(200);
    }
    try {
      if ((await readApplied(session)).has(name)) return;
      for (const statement of concurrent ?? []) await sql.raw(statement).execute(session);
    } catch (error) {
      throw new MigrationError(`${name}: ${messageOf(error)}`, { cause: error });
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(TURN)})`.execute(session);
    }
  });
};

const migrateOne = async (db: Kysely<Tables>, files: readonly MigrationFile[]): Promise<string | null> => {
  for (let attempt = 1; ; attempt += 1) {
    const known = await readApplied(db);
    const newer = checkApplied(files, known);
    const next = files.find(({ name }) => !known.has(name));
    const made = next?.concurrent ? next.name : null;
    if (next?.concurrent) await makeConcurrently(db, next);
    const { error, results } = await new Migrator({
      db,
      provider: {
        getMigrations: async () => ({ ...Object.fromEntries(files.map((file) => [file.name, migrationOf(file, made)])), ...newer }),
      },
    }).migrateUp();
    if (error === undefined) return results?.[0]?.migrationName ?? null;
    const failed = results?.find(({ status }) => status === 'Error')?.migrationName;
    const again = error instanceof NotMade || isLockTimeout(error) || (await readApplied(db)).size !== known.size; // somebody newer was faster
    if (!again || attempt === LOCK_TRIES)
      throw failed === undefined ? error : new MigrationError(`${failed}: ${messageOf(error)}`, { cause: error });
    if (isLockTimeout(error)) await wait(200);
  }
};

/** Another process has applied what was next here, and so a migration has come up whose indexes nobody here has made. */
class NotMade extends Error {}

/** `made` is the migration whose part outside a transaction is done. */
const migrationOf = ({ name, text, sha256, concurrent }: MigrationFile, made: string | null): Migration => ({
  up: async (db: Kysely<Tables>) => {
    if (concurrent !== null && made !== name) throw new NotMade(name);
    await sql`set local statement_timeout = 0`.execute(db);
    await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT)}`.execute(db);
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(db);
    if (concurrent === null) await sql.raw(text).execute(db);
    await sql`create table if not exists migration_files (name text primary key, sha256 text not null)`.execute(db);
    await db.insertInto('migration_files').values({ name, sha256 }).execute();
  },
});

/** Names of the applied migrations with their files' digests. */
const readApplied = async (db: Kysely<Tables>): Promise<Map<string, string | null>> => {
  const { rows } = await sql<{ ready: boolean }>`
    select to_regclass('kysely_migration') is not null and to_regclass('migration_files') is not null as ready`.execute(db);
  if (rows[0]?.ready !== true) return new Map();
  const applied = await db
    .selectFrom('kysely_migration as m')
    .leftJoin('migration_files as f', 'f.name', 'm.name')
    .select(['m.name', 'f.sha256'])
    .orderBy('m.name')
    .execute();
  return new Map(applied.map(({ name, sha256 }) => [name, sha256]));
};

/** Gives stand-ins for the migrations of a newer program, which Kysely would else call missing. Raises `MigrationError`. */
const checkApplied = (files: readonly MigrationFile[], applied: ReadonlyMap<string, string | null>): Record<string, Migration> => {
  const newest = files.at(-1)?.name ?? '';
  const byName = new Map(files.map((file) => [file.name, file]));
  const newer: Record<string, Migration> = {};
  for (const [name, sha256] of applied) {
    const file = byName.get(name);
    if (file === undefined && name < newest)
      throw new MigrationError(`${name}: was applied to the database, and the program does not have it`);
    if (file !== undefined && file.sha256 !== sha256) throw new MigrationError(`${name}: was edited after it had been applied`);
    if (file === undefined) newer[name] = { up: async () => undefined };
  }
  return newer;
};

const isLockTimeout = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
