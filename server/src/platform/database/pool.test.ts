import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { type OpenedPool, openPool } from './pool.ts';

const LIMITS = { connect: 100, answer: 150, statement: 140 };
/** A wait without limits would be longer, on the slowest machine. */
const LONG = 5_000;
/** AuthenticationOk and ReadyForQuery, and an answer to any simple query. */
const WELCOME = Buffer.concat([Buffer.from('R\0\0\0\x08\0\0\0\0', 'latin1'), Buffer.from('Z\0\0\0\x05I', 'latin1')]);
const ANSWER = Buffer.from('C\0\0\0\x08SET\0Z\0\0\0\x05I', 'latin1');

/** As much of a PostgreSQL as a test of being away needs: it welcomes, answers every statement alike, or freezes. */
let mood: 'well' | 'frozen' | 'black hole';
let server: Server;
let opened: OpenedPool;
let startups: string[];
const sockets = new Set<Socket>();

beforeEach(async () => {
  mood = 'well';
  startups = [];
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', (startup) => {
      startups.push(startup.toString('latin1'));
      if (mood === 'black hole') return;
      socket.write(WELCOME);
      socket.on('data', () => mood === 'well' && socket.write(ANSWER));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const settings = { DATABASE_URL: `postgres://somebody@127.0.0.1:${port}/anything`, DATABASE_POOL: 2, DATA_DIR: '' };
  opened = await openPool(settings, createLog('silent'), LIMITS);
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  server.close();
  await opened.stop();
});

const took = async (work: () => Promise<unknown>): Promise<{ error: unknown; ms: number }> => {
  const started = performance.now();
  const error = await work().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, ms: performance.now() - started };
};

test('the server is told the limits and our name', async () => {
  await opened.pool.query('set a');
  expect(startups[0]).toContain('application_name\0profplus\0');
  expect(startups[0]).toContain('statement_timeout\x00140\0');
  expect(startups[0]).toContain('idle_in_transaction_session_timeout\x0010000\0');
});

test('behind a black hole a connection is given up in time, for all who wait', async () => {
  mood = 'black hole';
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => took(() => opened.pool.query('select 1'))));
  for (const { error, ms } of outcomes) {
    expect(error).toMatchObject({ message: expect.stringMatching(/timeout/) });
    expect(ms).toBeLessThan(LONG);
  }
  await expect.poll(() => opened.pool.totalCount).toBe(0);
  mood = 'well';
  await opened.pool.query('set a');
});

test('a server that freezes in a transaction costs one limit, the rollback none, and the connection is not kept', async () => {
  const client = await opened.pool.connect();
  await client.query('begin');
  mood = 'frozen';
  const { error, ms } = await took(() => client.query('select 1'));
  expect(error).toMatchObject({ message: 'Query read timeout' });
  expect(ms).toBeLessThan(LONG);
  await expect(client.query('rollback')).rejects.toThrow(/Client was closed|Connection terminated/); // and not after another limit
  client.release();
  expect(opened.pool.totalCount).toBe(0);
  mood = 'well';
  await opened.pool.query('set a');
});

test('a connection that breaks while nobody asks it anything ends nothing else', async () => {
  const client = await opened.pool.connect();
  await client.query('begin');
  const broken = new Promise((resolve) => client.once('end', resolve));
  for (const socket of sockets) socket.destroy();
  await broken;
  await expect(client.query('commit')).rejects.toThrow();
  client.release();
  await opened.pool.query('set a');
});

test('a server that is not there is told at once', async () => {
  await new Promise((resolve) => server.close(resolve));
  const { error } = await took(() => opened.pool.query('select 1'));
  expect(error).toMatchObject({ code: 'ECONNREFUSED' });
});
