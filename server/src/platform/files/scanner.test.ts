import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { clamdScanner } from './scanner.ts';

/** clamd's side of INSTREAM: reads chunks to the empty one, then answers by what it read. */
async function clamdStub(answer: (content: string) => string) {
  const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
  const path = join(folder, 'socket');
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      let at = 'zINSTREAM\0'.length;
      let content = '';
      while (received.length >= at + 4) {
        const length = received.readUInt32BE(at);
        if (length === 0) return void socket.end(answer(content));
        if (received.length < at + 4 + length) return;
        content += received.toString('latin1', at + 4, at + 4 + length);
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((done) => server.listen(path, done));
  return {
    path,
    async [Symbol.asyncDispose]() {
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

test('clean, infected, and no verdict', async () => {
  await using stub = await clamdStub((content) =>
    content.includes('virus') ? 'stream: Eicar FOUND\0' : content.includes('odd') ? 'ERROR\0' : 'stream: OK\0',
  );
  const scanner = clamdScanner(stub.path);
  expect(await scanner.isClean(Readable.from([Buffer.alloc(300_000), Buffer.from('fine')]))).toBe(true);
  expect(await scanner.isClean(Readable.from([Buffer.from('vi'), Buffer.from('rus')]))).toBe(false);
  await expect(scanner.isClean(Readable.from([Buffer.from('odd')]))).rejects.toThrow('no verdict');
});

test('a scanner that is away passes nothing', async () => {
  await expect(clamdScanner('/nonexistent/socket').isClean(Readable.from([Buffer.from('x')]))).rejects.toThrow('ENOENT');
  await expect(clamdScanner('127.0.0.1:1').isClean(Readable.from([Buffer.from('x')]))).rejects.toThrow('ECONNREFUSED');
});
