import type { IncomingMessage } from 'node:http';
import WebSocket from 'ws';
import { REALTIME_PATH, type RealtimeEvent } from '#contract/realtime';
import type { Client } from './client.ts';

/** The realtime socket of a client. */
export class Socket {
  readonly socket: WebSocket;
  /** All that was heard, oldest first. */
  readonly heard: RealtimeEvent[] = [];
  closeCode: number | null = null;
  #waiting: (() => void)[] = [];

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => {
      this.heard.push(JSON.parse(String(data)) as RealtimeEvent);
      this.#wake();
    });
    socket.on('close', (code) => {
      this.closeCode = code;
      this.#wake();
    });
    socket.on('error', () => this.#wake());
  }

  /** Opens and waits until the server listens for this person. */
  static async open(client: Client, headers: Record<string, string> = {}): Promise<Socket> {
    const raw = connect(client, headers);
    const socket = new Socket(raw);
    await new Promise<void>((resolve, reject) => {
      raw.once('open', resolve);
      raw.once('error', reject);
    });
    await socket.until(() => socket.heard.some(({ type }) => type === 'ready'));
    return socket;
  }

  /** The status by which the server refuses the upgrade; throws when it does not. */
  static refusal(client: Client, headers: Record<string, string> = {}): Promise<number> {
    const raw = connect(client, headers);
    return new Promise((resolve, reject) => {
      raw.once('unexpected-response', (_request, response: IncomingMessage) => {
        response.resume();
        resolve(response.statusCode ?? 0);
        raw.terminate();
      });
      raw.once('open', () => {
        raw.terminate();
        reject(new Error('The socket was opened'));
      });
      raw.on('error', () => undefined);
    });
  }

  /** The first event of the type that was heard or will be. */
  async event<Type extends RealtimeEvent['type']>(type: Type): Promise<Extract<RealtimeEvent, { type: Type }>> {
    await this.until(() => this.closeCode !== null || this.heard.some((event) => event.type === type));
    const found = this.heard.find((event) => event.type === type);
    if (found === undefined) throw new Error(`The socket was closed by ${this.closeCode} before ${type}`);
    return found as Extract<RealtimeEvent, { type: Type }>;
  }
  async closed(): Promise<number> {
    await this.until(() => this.closeCode !== null);
    return this.closeCode ?? 0;
  }
  close(): void {
    this.socket.terminate();
  }

  async until(ready: () => boolean): Promise<void> {
    while (!ready()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

const connect = (client: Client, headers: Record<string, string>): WebSocket =>
  new WebSocket(`${client.url.replace('http', 'ws')}${REALTIME_PATH}`, {
    headers: { ...(client.cookie === null ? {} : { cookie: client.cookie }), ...headers },
  });
