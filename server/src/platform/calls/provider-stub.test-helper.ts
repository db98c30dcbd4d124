import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A telephony provider for tests: keeps what it was asked; `answer` gives status and body, or null to never answer. */
export async function providerStub(answer: (asked: Asked) => { status?: number; body: string } | null) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const question = {
      method: request.method ?? '',
      url: new URL(request.url ?? '/', 'http://stub'),
      headers: request.headers,
      body: Buffer.concat(parts).toString(),
    };
    asked.push(question);
    const given = answer(question);
    if (given) response.writeHead(given.status ?? 200, { 'content-type': 'application/json' }).end(given.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
