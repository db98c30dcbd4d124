import type pg from 'pg';
import type { Statement } from './recorder.ts';

export interface Explained {
  readonly text: string;
  readonly plan: readonly string[];
  /** The large table that is read whole; null when none is. */
  readonly whole: string | null;
}

/** What is explained, and what must not be read whole. */
export interface Watched {
  readonly about: RegExp;
  readonly large: RegExp;
}
const ABOUT = /\b(members|member_\w+|groups|group_members|cards|card_\w+|exports|imports|import_rows|invitation_\w+)\b/;
const LARGE = /Seq Scan on (members|member_children|group_members|cards|persons)\b/;
const CONTROL = /^(begin|commit|rollback|savepoint|start transaction|explain|set)\b/i;

/**
 * Replays one request's statements with EXPLAIN ANALYZE in a transaction of their own, which is rolled back. Settings are made as the
 * request made them. What was `seen` before is replayed and left out.
 */
export const explainStatements = async (
  pool: pg.Pool,
  statements: readonly Statement[],
  seen: Set<string>,
  { about, large }: Watched = { about: ABOUT, large: LARGE },
): Promise<Explained[]> => {
  const client = await pool.connect();
  const explained: Explained[] = [];
  try {
    await client.query('begin');
    for (const { text, values } of statements) {
      if (CONTROL.test(text.trim())) continue;
      if (text.includes('set_config')) {
        await client.query(`${text}`, [...values]);
        await client.query(`set local statement_timeout = '60s'`);
        continue;
      }
      await client.query('savepoint before');
      try {
        const result = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, costs off, timing off, summary off) ${text}`, [
          ...values,
        ]);
        if (!about.test(text) || seen.has(text)) continue;
        seen.add(text);
        const plan = result.rows.map((row) => row['QUERY PLAN']);
        explained.push({ text: text.replace(/\s+/g, ' ').trim(), plan, whole: large.exec(plan.join('\n'))?.[1] ?? null });
      } catch (error) {
        // A row that the request itself has written already cannot be written again.
        if (!(error instanceof Error && 'code' in error && error.code === '23505')) throw error;
        await client.query('rollback to savepoint before');
      }
    }
  } finally {
    await client.query('rollback');
    client.release();
  }
  return explained;
};
