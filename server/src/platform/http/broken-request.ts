import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Log } from '../log.ts';

const STATUS: Readonly<Record<string, { status: string; code: string }>> = {
  HPE_HEADER_OVERFLOW: { status: '431 Request Header Fields Too Large', code: 'too_large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', code: 'bad_request' },
};
const BROKEN = { status: '400 Bad Request', code: 'bad_request' };

/** Answers what is no request that Fastify would see, by a problem document like all else, and closes the connection. */
export const answerBroken =
  (log: Log) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    // The other side is gone: nobody reads an answer.
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const { status, code } = STATUS[error.code ?? ''] ?? BROKEN;
    const requestId = randomUUID();
    log.info({ id: requestId, code: error.code }, 'broken request');
    const body = JSON.stringify({ type: 'about:blank', title: code, status: Number.parseInt(status, 10), code, requestId });
    const head = [
      `HTTP/1.1 ${status}`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  };
