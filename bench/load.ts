import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What came back. The body is kept as bytes: a generator that parsed it would be slower than what it measures. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Milliseconds that a person takes between an answer and the next request; none when absent. */
  readonly pause?: number;
  /** The next request as bytes of HTTP/1.1; null when there are no more. */
  readonly next: () => string | null;
  /** An answer that is measured too, though it is no success. */
  readonly allowed?: number;
}

/** What a load came to; `latencies` are in milliseconds, in no order. */
export interface Outcome {
  readonly latencies: readonly number[];
  readonly seconds: number;
}

/** Makes the bytes of a request on a kept connection. */
export const requestOf = (method: 'GET' | 'POST', path: string, headers: Readonly<Record<string, string>> = {}, body?: unknown): string => {
  const text = body === undefined ? '' : JSON.stringify(body);
  const given =
    body === undefined ? headers : { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
  const lines = Object.entries({ host: '127.0.0.1', ...given }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`;
};

/** Keeps every connection busy with one request at a time until the time is over. Raises on the first answer that is no success. */
export const drive = async ({ port, connections, seconds, next, allowed, pause = 0 }: Load): Promise<Outcome> => {
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1_000;
  const one = async (connection: Connection, index: number): Promise<void> => {
    // People do not begin together.
    if (pause > 0) await wait((pause * index) / connections);
    for (let now = performance.now(); now < end; ) {
      const request = next();
      if (request === null) return;
      const { status, body } = await connection.ask(request);
      const after = performance.now();
      if ((status < 200 || status > 299) && status !== allowed)
        throw new Error(`${request.split('\r\n')[0]} was answered with ${status}: ${body.toString('utf8')}`);
      latencies.push(after - now);
      if (pause > 0) await wait(pause);
      now = pause > 0 ? performance.now() : after;
    }
  };
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  try {
    await Promise.all(opened.map(one));
  } finally {
    for (const connection of opened) connection.close();
  }
  return { latencies, seconds: (performance.now() - started) / 1_000 };
};

/** Asks once, on a connection of its own; tries for a while when nobody listens yet. */
export const ask = async (port: number, request: string): Promise<Answer> => {
  const connection = await Connection.open(port);
  try {
    return await connection.ask(request);
  } finally {
    connection.close();
  }
};

const HEAD_END = Buffer.from('\r\n\r\n');

/** A kept HTTP/1.1 connection with one request under way; answers carry their length, as both servers' do. */
class Connection {
  readonly #socket: Socket;
  #waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  #received: Buffer[] = [];
  #size = 0;
  /** How long the answer is that has begun; 0 until its head is here. */
  #awaited = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => this.#take(bytes));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The server closed the connection')));
  }

  static async open(port: number): Promise<Connection> {
    for (let tries = 1; ; tries += 1) {
      const socket = new Socket();
      try {
        await new Promise<void>((resolve, reject) => socket.once('error', reject).connect(port, '127.0.0.1', resolve));
        return new Connection(socket);
      } catch (error) {
        if (tries === 50) throw error;
        await wait(100);
      }
    }
  }

  ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }
  close(): void {
    this.#socket.destroy();
  }

  #take(bytes: Buffer): void {
    this.#received.push(bytes);
    this.#size += bytes.length;
    // An answer of many pieces is put together once, when all of it is here.
    if (this.#size < this.#awaited) return;
    const received = this.#received.length === 1 ? bytes : Buffer.concat(this.#received, this.#size);
    this.#received = [received];
    const head = received.indexOf(HEAD_END);
    if (head < 0) return;
    const text = received.toString('latin1', 0, head);
    const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
    const status = Number(text.slice(9, 12));
    if (length === undefined && status !== 204) {
      this.#fail(new Error(`An answer without its length: ${text}`));
      return;
    }
    this.#awaited = head + HEAD_END.length + Number(length ?? 0);
    if (this.#size < this.#awaited) return;
    const body = received.subarray(head + HEAD_END.length, this.#awaited);
    this.#received = [];
    this.#size = 0;
    this.#awaited = 0;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve({ status, body });
  }
  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = null;
  }
}
