import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Statement } from './members/recorder.ts';

/**
 * What the product's members are measured against: `GET /<n>` sends the statements that the product was seen to send for question `n`
 * over bare `pg`, one after the other, and answers with the rows of all. No framework, no session, no presenting.
 */

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL ?? 20) });
const questions = JSON.parse(readFileSync(process.env.STATEMENTS ?? '', 'utf8')) as Statement[][];

const answer = async (statements: readonly Statement[]): Promise<unknown[]> => {
  const client = await pool.connect();
  const rows: unknown[] = [];
  try {
    for (const { text, values } of statements) rows.push((await client.query(text, freshly(text, values))).rows);
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};

/** The journal takes an id once, and it is the first value of a row. */
const freshly = (text: string, values: readonly unknown[]): unknown[] =>
  text.startsWith('insert') ? [uuidv7(), ...values.slice(1)] : [...values];

const send = (response: ServerResponse, status: number, value: unknown): void => {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }).end(body);
};

const server = createServer((request, response) => {
  answer(questions[Number(request.url?.slice(1))] ?? []).then(
    (value) => send(response, 200, value),
    // The product's own limit of time is among the statements.
    (error: unknown) => send(response, 503, { error: String(error) }),
  );
});
server.listen(0, '127.0.0.1', () => console.log(`floor (http://127.0.0.1:${(server.address() as AddressInfo).port})`));
process.once('SIGTERM', () => process.exit(0));
