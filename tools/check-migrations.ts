import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS } from '../server/src/platform/database/migrate.ts';
import { claim, judge, sleep } from './checks/verdicts.ts';
import { startPostgres } from './postgres.ts';
import { start } from './processes.ts';

/**
 * Kills migrations at random points, of an empty database and of one with 300 000 members whose indexes are made anew: begun again they come
 * to the same end, and meanwhile no statement of others waits for over a second.
 */
const ROUNDS = 5;
const MEMBERS = 300_000;
const LONGEST_LOCK_MS = 1_000;
/** The first one of a database that has members in it. */
const LARGE = '0059';

/** Everything that migrations make, and whether it is whole. */
const SCHEMA = `select jsonb_build_object(
  'columns', (select jsonb_agg(jsonb_build_array(table_name, column_name, data_type, column_default, is_nullable, generation_expression) order by table_name, column_name)
    from information_schema.columns where table_schema = 'public'),
  'indexes', (select jsonb_agg(jsonb_build_array(pg_get_indexdef(indexrelid), indisvalid) order by pg_get_indexdef(indexrelid))
    from pg_index join pg_class on pg_class.oid = indrelid where relnamespace = 'public'::regnamespace),
  'constraints', (select jsonb_agg(jsonb_build_array(conrelid::regclass::text, conname, pg_get_constraintdef(oid)) order by conrelid::regclass::text, conname)
    from pg_constraint where connamespace = 'public'::regnamespace),
  'triggers', (select jsonb_agg(pg_get_triggerdef(oid) order by pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal),
  'functions', (select jsonb_agg(prosrc order by proname) from pg_proc where pronamespace = 'public'::regnamespace and prolang <> (select oid from pg_language where lanname = 'c')),
  'applied', (select jsonb_agg(name order by name) from migration_files)) as schema`;

const FILL = `set session_replication_role = replica;
  insert into members (organization_id, id, last_name, first_name, phone, card_number, status, added_at)
  select '018bcfe5-6800-7bca-83e8-6b2057918df4', gen_random_uuid(), 'Рощин', 'Егор', '+7950' || lpad(n::text, 7, '0'),
    '7114050' || lpad(n::text, 12, '0'), 'unregistered', now() from generate_series(1, ${MEMBERS}) as n`;

const databaseAt = async (url: string, name: string): Promise<string> => {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
};

const ask = async (url: string, statement: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ schema: unknown }>(statement)).rows?.[0]?.schema;
  } finally {
    await client.end();
  }
};

/** Starts the migrations; killed so many milliseconds after they began, or left to their end. Tells whether they came to it. */
const bring = async (url: string, { folder = MIGRATIONS, kill }: { folder?: string; kill?: number } = {}): Promise<boolean> => {
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = start(process.execPath, [join(import.meta.dirname, 'checks/migrate.ts'), url, folder], { stdio: [...stdio] });
  const ended = once(child, 'exit');
  if (kill !== undefined && child.stdout !== null) {
    await Promise.race([once(child.stdout, 'data').then(() => sleep(kill)), ended]);
    child.kill('SIGKILL');
  }
  const [code] = await ended;
  return code === 0;
};

/** Reads and writes members all the while; gives the longest that it waited. */
const neighbour = (url: string) => {
  let longest = 0;
  let over = false;
  const done = (async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    while (!over) {
      const begun = performance.now();
      await client.query(
        `update members set region = 'Тверь' where (organization_id, id) = (select organization_id, id from members limit 1)`,
      );
      longest = Math.max(longest, performance.now() - begun);
      await sleep(20);
    }
    await client.end();
  })();
  return async () => {
    over = true;
    await done;
    return Math.round(longest);
  };
};

const check = async (url: string, older: string): Promise<void> => {
  const whole = await databaseAt(url, 'whole');
  claim(await bring(whole), 'an empty database is brought forward at once');
  const expected = JSON.stringify(await ask(whole, SCHEMA));
  for (let round = 1; round <= ROUNDS; round += 1) {
    const broken = await databaseAt(url, `broken_${round}`);
    let kills = 0;
    while (!(await bring(broken, { kill: kills < ROUNDS ? Math.random() * 1_500 : 600_000 }))) kills += 1;
    claim(JSON.stringify(await ask(broken, SCHEMA)) === expected, `round ${round}: killed ${kills} times, to the same end`);
  }

  const large = await databaseAt(url, 'large');
  await bring(large, { folder: older });
  await ask(large, FILL);
  const stop = neighbour(large);
  let kills = 0;
  while (!(await bring(large, { kill: kills < ROUNDS ? 200 + Math.random() * 1_000 : 600_000 }))) kills += 1;
  const waited = await stop();
  claim(JSON.stringify(await ask(large, SCHEMA)) === expected, `${MEMBERS} members: killed ${kills} times, to the same end`);
  claim(waited <= LONGEST_LOCK_MS, `others waited ${waited} ms at most meanwhile`);
};

const folder = mkdtempSync(join(tmpdir(), 'profplus-migrations-'));
const postgres = await startPostgres();
if (postgres === null) claim(false, 'PostgreSQL is not here and cannot be installed');
else {
  for (const name of readdirSync(MIGRATIONS)) if (name < LARGE) cpSync(join(MIGRATIONS, name), join(folder, name));
  await judge(
    () => check(postgres.url, folder),
    async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  );
}
process.exit();
