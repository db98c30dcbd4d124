import pg from 'pg';
import { migrate } from '../../server/src/platform/database/migrate.ts';
import { nameSlots } from './name-slots.ts';
import * as statements from './register-sql.ts';

/** The register of a large union beside many small ones, in the same tables. */
export interface Register {
  readonly members: number;
  readonly organizations: number;
  readonly membersEach: number;
}

export const LARGE = 'Профсоюз работников машиностроения';
/** Of the large organisation, beside its members. */
const UNREGISTERED_PART = 0.05;
const EXCLUDED_PART = 0.01;
const ADMINISTRATORS = 32;

/**
 * Fills an empty database by sets, as no import could: keys of other tables are not checked, indexes are made afterwards. For
 * measuring alone. Tells what each step took, and gives the seconds of all.
 */
export const fillRegister = async (url: string, register: Register, say: (text: string) => void): Promise<number> => {
  const begun = performance.now();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await migrate(pool);
  const client = await pool.connect();
  const step = async (title: string, text: string, values: readonly unknown[] = []) => {
    const started = performance.now();
    // Without values a text may hold several statements.
    await (values.length === 0 ? client.query(text) : client.query(text, [...values]));
    say(`${title}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  };
  try {
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'; set work_mem = '256MB'`);
    await client.query('select setseed(0.5)');
    await step('names', statements.NAMES, [JSON.stringify(nameSlots())]);
    await client.query('create index on name_slots (kind, woman, place); analyze name_slots');
    await step('organisations', statements.ORGANIZATIONS, [register.organizations, LARGE]);
    const { members, organizations, membersEach } = register;
    const beside = (part: number) => Math.round(members * part);
    await step(
      'people',
      statements.people(members, beside(UNREGISTERED_PART), beside(EXCLUDED_PART), ADMINISTRATORS, organizations, membersEach),
    );
    await client.query('create unique index on invented (number); analyze invented');
    const indexes = await dropIndexes(client);
    await step('accounts', statements.PERSONS);
    await step('members', statements.MEMBERS);
    for (const index of indexes) await step(/index (\w+)/i.exec(index)?.[1] ?? 'index', index);
    await client.query('analyze members');
    await step('cards', statements.CARDS);
    await step('children', statements.CHILDREN);
    await step('groups', statements.groups(LARGE));
    await step('counts', statements.COUNTS);
    await client.query('drop table name_slots, invented');
    await step('vacuum', 'vacuum analyze');
  } finally {
    client.release(true);
    await pool.end();
  }
  return (performance.now() - begun) / 1_000;
};

/** Takes the indexes of `members` away that no constraint needs, and gives their definitions. */
const dropIndexes = async (client: pg.PoolClient): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = 'members'::regclass and not exists (select from pg_constraint where conindid = indexrelid)`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
};
