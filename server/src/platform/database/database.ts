import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type pg from 'pg';

interface IdempotencyKeysTable {
  person_id: string;
  key: string;
  endpoint: string;
  request_hash: Buffer;
  body: string | null;
  created_at: Date;
}

/** The platform's own tables. A slice adds its own with `db.withTables<…>()` in its `tables.ts`, so that no other slice can name them. */
export interface PlatformTables {
  idempotency_keys: IdempotencyKeysTable;
}

export type Db = Kysely<PlatformTables>;
export type Tx = Transaction<PlatformTables>;

/** Kysely over the pool, the same for the embedded engine and for PostgreSQL. */
export const openDatabase = (pool: pg.Pool): Db => new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool }) });
