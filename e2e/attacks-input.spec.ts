import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { getSession } from '#contract/accounts';
import { getHealth } from '#contract/system';
import type { Client } from './client.ts';
import { allEndpoints, nameOf } from './endpoints.ts';
import { expect, test } from './fixtures.ts';
import { furnish, type House } from './house.ts';
import { sampleInput } from './sample.ts';
import { Socket } from './socket.ts';

test.use({ apart: true });

const ENDPOINTS = await allEndpoints();
const MEGABYTE = 2 ** 20;

let house: House;
let operator: Client;
test.beforeAll(async ({ people }) => {
  test.setTimeout(120_000);
  house = await furnish(people, 'Яшма');
  operator = (await people.operator()).client;
});

const clientOf = (scope: string): Client => (scope === 'operator' ? operator : house.head.client);

const searches = ENDPOINTS.filter(({ query }) => query !== undefined && 'q' in query.shape);
for (const endpoint of searches) {
  test(`${nameOf(endpoint)} takes wildcards for what they are`, async () => {
    const input = sampleInput(endpoint, house.known);
    const client = clientOf(endpoint.scope);
    // The one search looks at words alone: to it this is «а».
    const around = endpoint.path.endsWith('/search') ? [] : ['%а%'];
    for (const q of ['%', '_', '\\', '%%%', '___', '%_%', '\\\\', '_ _', ...around]) {
      const { status, text } = await client.raw(endpoint, { ...input, query: { ...input.query, q } });
      expect(status, text).toBe(200);
      const { items, groups } = JSON.parse(text) as { items?: unknown[]; groups?: unknown[] };
      // The one search answers by kinds.
      expect(items ?? groups, `q=${q}`).toEqual([]);
    }
  });
}

const lists = ENDPOINTS.filter(({ method, query, answer }) => method === 'GET' && query !== undefined && answer !== 'bytes');
for (const endpoint of lists) {
  test(`${nameOf(endpoint)} refuses or finds nothing by a long or poisoned filter`, async () => {
    const input = sampleInput(endpoint, house.known);
    const client = clientOf(endpoint.scope);
    const poisons = ['x'.repeat(10_000), 'ё '.repeat(3_000), `' or '1'='1`, `'; select pg_sleep(5); --`, '\u0000', '(((((((((('];
    for (const name of Object.keys(endpoint.query?.shape ?? {})) {
      for (const poison of poisons) {
        const started = performance.now();
        const { status, text } = await client.raw(endpoint, { ...input, query: { ...input.query, [name]: poison } });
        // 431: a longer line than HTTP needs.
        expect([200, 400, 422, 431], `${name}=${poison.slice(0, 20)}: ${status} ${text.slice(0, 300)}`).toContain(status);
        expect(performance.now() - started, `${name}=${poison.slice(0, 20)}`).toBeLessThan(4_000);
      }
    }
  });
}

const writes = ENDPOINTS.filter(({ body }) => body !== undefined);
test('JSON of any depth is refused, or read without what the contract does not name', async () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const deepObject = (levels: number) => `${'{"content":['.repeat(levels)}${']}'.repeat(levels)}`;
  for (const endpoint of writes) {
    const input = sampleInput(endpoint, house.known);
    const fields = Object.keys(endpoint.body?.shape ?? {});
    const values = (name: string) => (/^(body|description)$/.test(name) ? deepObject(50_000) : deep(100_000));
    const bodies = [deep(100_000), `{"nobody":${deep(100_000)}}`, ...fields.map((name) => `{"${name}":${values(name)}}`)];
    for (const body of bodies) {
      const { status, text } = await clientOf(endpoint.scope).raw(endpoint, { ...input, body: {} }, { body });
      // An edit that may say nothing is taken as one that says nothing.
      const nothing = endpoint.body?.safeParse({}).success ? [200] : [];
      expect([400, 401, 404, 422, ...nothing], `${nameOf(endpoint)}: ${status} ${text.slice(0, 300)}`).toContain(status);
    }
  }
});

test('10 MB of headers are cut off, and nobody else notices', async ({ people }) => {
  const { url } = house.head.client;
  const line = `x-filler: ${'x'.repeat(1_000)}\r\n`;
  const answer = await raw(url, `GET /api/health HTTP/1.1\r\nhost: x\r\n${line.repeat((10 * MEGABYTE) / line.length)}\r\n`);
  expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
  const many = await raw(url, `GET /api/health HTTP/1.1\r\nhost: x\r\n${'a: b\r\n'.repeat(20_000)}\r\n`);
  expect(many).not.toMatch(/^HTTP\/1\.1 2/);
  expect(await people.visitor().call(getHealth, {})).toEqual({ status: 'ok' });
});

test('a body of a declared gigabyte is refused before it is sent', async () => {
  const { url, cookie } = house.head.client;
  const head = (path: string) =>
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${2 ** 30}\r\n\r\n{`;
  for (const path of ['/api/sign-in', `/api/organizations/${house.cabinet.id}/posts`]) {
    expect(await raw(url, head(path))).toMatch(/^HTTP\/1\.1 413/);
  }
});

test('an endless body is refused where it passes the limit', async () => {
  const { url, cookie } = house.head.client;
  const status = await new Promise<number | string>((resolve) => {
    const request = httpRequest(`${url}/api/organizations/${house.cabinet.id}/posts`, {
      method: 'POST',
      headers: { cookie: cookie ?? '', 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    // The server may cut the connection while we still write.
    request.on('error', (error) => resolve(error.message));
    const chunk = Buffer.alloc(MEGABYTE, 0x20);
    const pump = () => {
      while (!request.destroyed && request.write(chunk));
      request.once('drain', pump);
    };
    pump();
  });
  expect([413, 'write EPIPE', 'read ECONNRESET', 'socket hang up']).toContain(status);
});

test('whoever speaks into the socket loses it', async () => {
  const { client } = house.head;
  const large = await Socket.open(client);
  large.socket.send('x'.repeat(64 * 1024));
  expect(await large.closed()).toBe(1009);

  const loud = await Socket.open(client);
  for (let message = 0; message < 2_000; message += 1) loud.socket.send('{"type":"ready"}');
  expect(await loud.closed()).toBe(1006);
  expect((await client.call(getSession, {})).person?.id).toBe(house.head.personId);
});

/** Sends bytes and gives what comes back until the server closes, or says enough. */
const raw = (url: string, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (data) => {
      answer += String(data);
      if (answer.includes('\r\n\r\n')) end();
    });
    socket.on('close', end);
    // Cut off while we still wrote.
    socket.on('error', end);
    socket.write(bytes);
  });
