import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS } from '../../server/src/platform/database/migrate.ts';
import * as statements from './services-sql.ts';
import { WORDS } from './words.ts';

/** What the services of the large organisation hold. */
export interface Holdings {
  readonly files: number;
  readonly posts: number;
  readonly events: number;
  readonly tasks: number;
  /** Of each of these in every small organisation. */
  readonly each: number;
}

/**
 * Fills the services of the large organisation by sets, beside what its register holds: keys of other tables are not checked. For measuring
 * alone. Does nothing where it was done before. Tells what each step took, and gives the seconds of all.
 */
export const fillServices = async (
  url: string,
  organizationId: string,
  { files, posts, events, tasks, each }: Holdings,
  say: (text: string) => void,
): Promise<number> => {
  const begun = performance.now();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const client = await pool.connect();
  const step = async (title: string, text: string) => {
    const started = performance.now();
    await client.query(text, [organizationId, WORDS]);
    say(`${title}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  };
  try {
    const { rowCount } = await client.query('select from library_folders where organization_id = $1 limit 1', [organizationId]);
    if (rowCount !== null && rowCount > 0) return 0;
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'; select setseed(0.5); begin`);
    await client.query(statements.FOLDERS, [organizationId]);
    await step('files', statements.files(files));
    await step('library', statements.libraryFiles(files));
    await step('versions', statements.versions(files));
    await step('texts', statements.LIBRARY_TEXTS);
    await step('publications', statements.posts(posts));
    await step('events', statements.events(events));
    await step('repetitions', statements.OCCURRENCES);
    await step('tasks', statements.tasks(tasks));
    await step('assignees', statements.ASSIGNEES);
    for (const [title, text] of Object.entries(statements.small(each))) await step(`small organisations: ${title}`, text);
    await client.query('commit');
    await client.query(statements.ANALYZE);
  } finally {
    client.release(true);
    await pool.end();
  }
  return (performance.now() - begun) / 1_000;
};

/**
 * Brings a database that was kept from an earlier run to the tables of today. It may have a migration that was written later than one it
 * lacks, which the product's own migrator refuses: each missing one gets the time of the one before it, by which the migrator puts them in order.
 */
export const bringForward = async (url: string): Promise<void> => {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select name from kysely_migration');
    const applied = new Set(rows.map(({ name }) => name));
    for (const file of readdirSync(MIGRATIONS).sort()) {
      const name = file.replace(/\.sql$/, '');
      if (applied.has(name)) continue;
      const text = readFileSync(join(MIGRATIONS, file), 'utf8').replaceAll('\r\n', '\n');
      await client.query('begin');
      await client.query(text);
      await client.query('insert into migration_files (name, sha256) values ($1, $2)', [
        name,
        createHash('sha256').update(text).digest('hex'),
      ]);
      await client.query(
        'insert into kysely_migration (name, timestamp) select $1::varchar, max(timestamp) from kysely_migration where name < $1::varchar',
        [name],
      );
      await client.query('commit');
    }
  } finally {
    client.release(true);
    await pool.end();
  }
};
