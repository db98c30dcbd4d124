import type { MessagePort } from 'node:worker_threads';
import type { PGlite } from '@electric-sql/pglite';
import { listenTo } from './channels.ts';
import { type Batch, Connection } from './connection.ts';
import { BackendScanner, channelOf, IDLE, queryMessage, SYNC } from './wire.ts';

export interface MultiplexerOptions {
  readonly engine: PGlite;
  readonly idleInTransactionMs: number;
  /** Told before and after the engine runs, for the watchdog. */
  readonly busy: (running: boolean) => void;
  readonly warn: (message: string, reason: unknown) => void;
  /** Told when the engine has left a client without an answer: it can no longer be trusted. */
  readonly broken: (reason: string) => void;
}

/**
 * One PostgreSQL backend, many clients. A client owns the backend from its first waiting message until ReadyForQuery says that it is
 * in no transaction; then the next in line is served. So transactions never interleave, and never need to wait for a row lock.
 */
export class Multiplexer {
  readonly #options: MultiplexerOptions;
  readonly #connections = new Set<Connection>();
  readonly #waiting: Connection[] = [];
  readonly #chores: (() => Promise<void>)[] = [];
  #owner: Connection | null = null;
  #pumping = false;
  #asked = false;
  #patience: NodeJS.Timeout | undefined;
  #idleSince: number | null = null;
  /** How many batches were run: whether anything may have changed. */
  served = 0;

  constructor(options: MultiplexerOptions) {
    this.#options = options;
  }

  connect(port: MessagePort): void {
    this.#connections.add(new Connection(port, (connection) => this.#changed(connection)));
  }

  closeAll(): void {
    for (const connection of [...this.#connections]) connection.close();
  }

  /** Runs something on the engine when nobody owns it; its turn comes under any load. */
  between<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#chores.push(() => work().then(resolve, reject));
      void this.#pump();
    });
  }

  #changed(connection: Connection): void {
    if (connection.closed) this.#connections.delete(connection);
    else if (connection !== this.#owner && !connection.queued) this.#enqueue(connection);
    void this.#pump();
  }

  #enqueue(connection: Connection): void {
    connection.queued = true;
    this.#waiting.push(connection);
  }

  async #pump(): Promise<void> {
    this.#asked = true;
    if (this.#pumping) return;
    this.#pumping = true;
    clearTimeout(this.#patience);
    try {
      // What comes while a step says «nothing to do» must not be slept over.
      while (this.#asked) {
        this.#asked = false;
        while (await this.#step());
      }
    } catch (error) {
      this.#options.broken(String(error));
    } finally {
      this.#pumping = false;
    }
  }

  /** Serves one batch or one chore; false when there is nothing to do until something arrives. */
  async #step(): Promise<boolean> {
    const owner = this.#owner;
    if (owner === null) return this.#choose();
    if (owner.closed) await this.#rollBack(owner);
    else if (owner.hasMail) await this.#serve(owner);
    else return this.#awaitMore(owner);
    if (!owner.holds) await this.#letGo(owner);
    return true;
  }

  async #choose(): Promise<boolean> {
    const chore = this.#chores.shift();
    if (chore !== undefined) await chore();
    let next = this.#waiting.shift();
    while (next?.closed) next = this.#waiting.shift();
    if (next === undefined) return this.#chores.length > 0;
    next.queued = false;
    this.#owner = next;
    return true;
  }

  #awaitMore(owner: Connection): false {
    this.#idleSince ??= performance.now();
    const left = this.#idleSince + this.#options.idleInTransactionMs - performance.now();
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#giveUp(owner), left);
    return false;
  }

  async #letGo(owner: Connection): Promise<void> {
    this.#owner = null;
    if (owner.unlistened) await this.#listenAgain();
    owner.unlistened = false;
    if (owner.hasMail && !owner.queued) this.#enqueue(owner);
  }

  async #serve(owner: Connection): Promise<void> {
    const batch = owner.take();
    this.#idleSince = null;
    this.served += 1;
    owner.inRound = true;
    try {
      await this.#run(owner, batch.bytes);
    } catch (error) {
      this.#options.warn('a client of the database sent something unreadable', error);
      owner.inRound = false;
      owner.close();
    }
    this.#expectAnswer(owner, batch);
    for (const connection of this.#connections) connection.flush();
  }

  // PGlite swallows the traps of the engine, so a round without its end is the only sign of one.
  #expectAnswer(owner: Connection, batch: Batch): void {
    if (batch.answered && owner.inRound && !owner.closed) this.#options.broken('a statement was left without an answer');
    if (!batch.answered) owner.inRound = true;
  }

  async #run(owner: Connection, bytes: Uint8Array): Promise<void> {
    const scanner = new BackendScanner({
      pass: (passed) => owner.send(passed),
      notify: (frame) => this.#notify(frame),
      ready: (status) => {
        owner.inRound = false;
        owner.inTransaction = status !== IDLE;
      },
    });
    this.#options.busy(true);
    try {
      await this.#options.engine.execProtocolRawStream(bytes, { onRawData: (chunk) => scanner.scan(chunk) });
    } finally {
      this.#options.busy(false);
    }
  }

  /** Frees the engine of a client that went away: Sync first, since after an error everything up to it is ignored. */
  async #rollBack(owner: Connection): Promise<void> {
    if (owner.inRound) await this.#run(owner, SYNC);
    if (owner.inTransaction) await this.#run(owner, queryMessage('rollback'));
    if (owner.holds) this.#options.broken('a transaction could not be rolled back');
  }

  #giveUp(owner: Connection): void {
    if (owner !== this.#owner || owner.hasMail || this.#pumping) return;
    this.#options.warn('a transaction was rolled back: its client left it idle', owner.inTransaction ? 'in transaction' : 'in a round');
    owner.close();
  }

  #notify(frame: Buffer): void {
    const channel = channelOf(frame);
    for (const connection of this.#connections) if (connection.channels.has(channel)) connection.send(frame);
  }

  // UNLISTEN speaks for one client, but the backend is everybody's.
  async #listenAgain(): Promise<void> {
    const channels = new Set([...this.#connections].flatMap((connection) => [...connection.channels]));
    if (channels.size === 0) return;
    await this.#options.engine.execProtocolRawStream(queryMessage(listenTo(channels)), { onRawData: () => undefined });
  }
}
