import type { MessagePort } from 'node:worker_threads';
import { channelsAfter } from './channels.ts';
import { FrontendReader, Letter, sqlOf } from './wire.ts';

/** What waits to be run for one client. `answered`: the engine owes a ReadyForQuery at its end. */
export interface Batch {
  readonly bytes: Uint8Array;
  readonly answered: boolean;
}

const FLUSH_AT = 64 * 1024;

/** The engine's side of one client: what it has sent and not been served, and whether it is in the middle of something. */
export class Connection {
  readonly #port: MessagePort;
  readonly #reader = new FrontendReader();
  readonly #changed: (connection: Connection) => void;
  #inbox: Buffer[] = [];
  #outbox: Buffer[] = [];
  #outgoing = 0;
  #answered = false;
  channels: ReadonlySet<string> = new Set();
  /** May have made the shared backend stop listening to somebody's channel. */
  unlistened = false;
  /** Stands in the line for the engine. */
  queued = false;
  inTransaction = false;
  /** Between the first message of a round and its ReadyForQuery. */
  inRound = false;
  closed = false;

  constructor(port: MessagePort, changed: (connection: Connection) => void) {
    this.#port = port;
    this.#changed = changed;
    port.on('message', (chunk: Uint8Array | null) => (chunk === null ? this.close() : this.#receive(chunk)));
    port.on('close', () => this.close());
  }

  get hasMail(): boolean {
    return this.#inbox.length > 0;
  }

  /** Whether the engine's state is of this client, so that nobody else may be served. */
  get holds(): boolean {
    return this.inTransaction || this.inRound;
  }

  take(): Batch {
    const [first, ...others] = this.#inbox;
    const bytes = first !== undefined && others.length === 0 ? first : Buffer.concat(this.#inbox);
    const batch = { bytes, answered: this.#answered };
    this.#inbox = [];
    return batch;
  }

  /** Keeps a copy of the bytes for the client until `flush`. */
  send(bytes: Uint8Array): void {
    if (this.closed) return;
    this.#outbox.push(Buffer.from(bytes));
    this.#outgoing += bytes.length;
    if (this.#outgoing >= FLUSH_AT) this.flush();
  }

  flush(): void {
    if (this.closed || this.#outgoing === 0) return;
    const bytes = new Uint8Array(this.#outgoing);
    let at = 0;
    for (const part of this.#outbox) {
      bytes.set(part, at);
      at += part.length;
    }
    this.#outbox = [];
    this.#outgoing = 0;
    this.#port.postMessage(bytes, [bytes.buffer]);
  }

  /** Ends it; what it has not finished is rolled back when the multiplexer comes by. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.#inbox = [];
    this.#outbox = [];
    this.#port.close();
    this.#changed(this);
  }

  #receive(chunk: Uint8Array): void {
    for (const message of this.#reader.read(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))) {
      if (message.kind === 'end') this.close();
      else if (message.kind === 'encryption') this.#refuseEncryption();
      else this.#keep(message.bytes, message.kind === 'startup');
    }
    if (this.hasMail) this.#changed(this);
  }

  #keep(bytes: Buffer, startup: boolean): void {
    if (this.closed) return;
    this.#inbox.push(bytes);
    const [letter] = bytes;
    this.#answered = startup || letter === Letter.query || letter === Letter.sync;
    if (startup) return;
    const sql = sqlOf(bytes);
    if (sql === null) return;
    const channels = channelsAfter(this.channels, sql);
    if (channels === this.channels) return;
    this.unlistened ||= channels.size < this.channels.size;
    this.channels = channels;
  }

  #refuseEncryption(): void {
    this.send(Buffer.from('N'));
    this.flush();
  }
}
