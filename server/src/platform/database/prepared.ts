import { sql } from 'kysely';
import type pg from 'pg';

const MARK = '/* prepared */';

/**
 * Begins a statement that PostgreSQL parses and plans once per connection: `` sql`${prepared} select …` ``. Only for look-ups by unique
 * keys, which have one good plan for an organisation of ten and of a million; a list or a search is planned for its values each time.
 * Name the columns: a kept `*` fails when a migration adds one. To the embedded engine it is a comment, for there all connections share
 * one backend. https://www.postgresql.org/docs/15/sql-prepare.html#SQL-PREPARE-NOTES
 */
export const prepared = sql.raw(MARK);

/** Each costs every connection memory; a text that varies, against the rule above, must not cost it without end. */
const MOST = 100;
const names = new Map<string, string>();

const nameOf = (text: unknown): string | undefined => {
  if (typeof text !== 'string' || !text.trimStart().startsWith(MARK)) return undefined;
  if (!names.has(text) && names.size < MOST) names.set(text, `prepared-${names.size}`);
  return names.get(text);
};

/** Makes a connection send the marked statements by name. */
export const prepareMarked = (client: pg.PoolClient): void => {
  const query = client.query.bind(client);
  const naming = (...args: unknown[]): unknown => {
    const [text, values] = args;
    const name = nameOf(text);
    return Reflect.apply(query, client, name === undefined ? args : [{ name, text, values }]);
  };
  client.query = naming as typeof client.query;
};
