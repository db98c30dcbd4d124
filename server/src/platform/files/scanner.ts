import { connect } from 'node:net';
import type { Readable } from 'node:stream';

/** Looks for malware in a finished upload. */
export interface Scanner {
  /** True when nothing was found; throws when the scanner cannot tell, so that nothing passes unseen. */
  isClean(content: Readable): Promise<boolean>;
}

const SILENCE_TIMEOUT = 60_000;

/** ClamAV's daemon at a socket's path or `host:port`: INSTREAM, https://docs.clamav.net/manual/Usage/Scanning.html#clamd */
export function clamdScanner(address: string): Scanner {
  return {
    async isClean(content) {
      const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? [];
      const socket = host === undefined ? connect(address) : connect(Number(port), host);
      socket.setTimeout(SILENCE_TIMEOUT, () => socket.destroy(new Error('clamd is silent')));
      const answer = new Promise<string>((resolve, reject) => {
        let text = '';
        socket.on('data', (part) => {
          text += part;
        });
        socket.on('error', reject);
        socket.on('close', () => resolve(text));
      });
      const sent = send(socket, content).catch(
        (error: unknown) => void socket.destroy(error instanceof Error ? error : new Error('unreadable')),
      );
      const verdict = await answer;
      await sent;
      if (/ FOUND\0?\s*$/.test(verdict)) return false;
      if (/: OK\0?\s*$/.test(verdict)) return true;
      throw new Error('clamd gave no verdict');
    },
  };
}

async function send(socket: ReturnType<typeof connect>, content: Readable): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const part of content) {
    // clamd answers and closes early when it has found something or the stream is over its own limit.
    if (socket.writableEnded || socket.destroyed) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    socket.write(length);
    if (!socket.write(part))
      await new Promise<void>((go) => {
        socket.once('drain', go);
        socket.once('close', go);
      });
  }
  socket.write(Buffer.alloc(4));
}
