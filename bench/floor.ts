import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { feedPage, publish, vote } from './floor/feed.ts';
import { memberCard, memberPage } from './floor/members.ts';

/**
 * What the product is measured against: bare node:http and pg, the same statements and the same JSON; no framework, no session, no
 * checks. Who asks is taken from headers. Prints its address once it listens.
 */

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL ?? 20) });

const answer = async (request: IncomingMessage): Promise<unknown> => {
  const [path = '', search = ''] = (request.url ?? '').split('?');
  const [, , , organizationId = '', kind = '', id = '', act = ''] = path.split('/');
  const query = new URLSearchParams(search);
  const header = (name: string) => String(request.headers[name] ?? '');
  const who = { organizationId, personId: header('x-person'), memberId: header('x-member'), role: header('x-role'), now: new Date() };
  if (request.method === 'POST') {
    const body = JSON.parse(await bodyOf(request)) as never;
    return act === 'vote' ? vote(pool, who, id, body, header('idempotency-key')) : publish(pool, who, body);
  }
  if (kind === 'posts') return feedPage(pool, who, query.get('after'));
  return id === '' ? memberPage(pool, who, query.get('after'), query.get('q')) : memberCard(pool, who, id);
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const send = (response: ServerResponse, status: number, value: unknown): void => {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }).end(body);
};

const server = createServer((request, response) => {
  answer(request).then(
    (value) => send(response, 200, value),
    (error: unknown) => send(response, 500, { error: String(error) }),
  );
});
server.listen(0, '127.0.0.1', () => console.log(`floor (http://127.0.0.1:${(server.address() as AddressInfo).port})`));
process.once('SIGTERM', () => process.exit(0));
