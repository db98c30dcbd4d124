import { setTimeout as wait } from 'node:timers/promises';
import { type MessagePort, Worker } from 'node:worker_threads';
import type { Log } from '../../log.ts';
import { type EngineSettings, type FromWorker, monotonicMs, type ToWorker } from './messages.ts';

const WATCH_EVERY_MS = 1_000;
const STOP_WITHIN_MS = 30_000;
const RESTART_AFTER_MS = [0, 500, 2_000, 10_000];

/** No engine at the moment. The code is that of a server that is not there, and is treated like it. */
export class EngineAway extends Error {
  readonly code = 'ECONNREFUSED';
  constructor(reason: string) {
    super(`The embedded database is away: ${reason}`);
    this.name = 'EngineAway';
  }
}

/**
 * Keeps the engine's thread. When it dies, its clients' connections break at once, and a database of a folder is opened again: what was
 * acknowledged is in its write-ahead log. One in memory stays away.
 */
export class EngineHost {
  readonly #settings: EngineSettings;
  readonly #log: Log;
  readonly #watch: NodeJS.Timeout;
  #worker: Worker | null = null;
  #stopping = false;
  #restarting: Promise<void> | null = null;
  #away = 'it is starting';

  private constructor(settings: EngineSettings, log: Log) {
    this.#settings = settings;
    this.#log = log;
    this.#watch = setInterval(() => this.#endIfStuck(), WATCH_EVERY_MS).unref();
  }

  static async start(settings: EngineSettings, log: Log): Promise<EngineHost> {
    const host = new EngineHost(settings, log);
    try {
      await host.#open();
    } catch (error) {
      clearInterval(host.#watch);
      throw error;
    }
    return host;
  }

  /** Gives the engine one end of a client's channel. Raises `EngineAway`. */
  connect(port: MessagePort): void {
    this.#running().postMessage({ type: 'connect', port } satisfies ToWorker, [port]);
  }

  /** The whole database as a tar file, for `openEmbedded({ snapshot })`. */
  async snapshot(): Promise<Uint8Array> {
    const worker = this.#running();
    const answer = this.#answer(worker, 'snapshot');
    worker.postMessage({ type: 'snapshot' } satisfies ToWorker);
    return (await answer).bytes;
  }

  /** Rolls back what is open, writes a checkpoint and ends the thread. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#watch);
    await this.#restarting;
    const worker = this.#worker;
    if (worker === null) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage({ type: 'stop' } satisfies ToWorker);
    const late = new AbortController();
    await Promise.race([ended, wait(STOP_WITHIN_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    await worker.terminate();
  }

  #running(): Worker {
    if (this.#worker === null) throw new EngineAway(this.#away);
    return this.#worker;
  }

  async #open(): Promise<void> {
    new BigInt64Array(this.#settings.deadline)[0] = 0n;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: this.#settings, name: 'database' });
    await this.#answer(worker, 'ready');
    this.#worker = worker;
    worker.on('message', (message: FromWorker) => this.#hear(message));
    worker.on('error', (error) => this.#log.error({ err: error }, 'the embedded database failed'));
    worker.once('exit', () => this.#lost());
  }

  #answer<T extends FromWorker['type']>(worker: Worker, type: T): Promise<Extract<FromWorker, { type: T }>> {
    return new Promise((resolve, reject) => {
      const settle = (run: () => void) => {
        worker.off('message', hear);
        worker.off('error', fail);
        worker.off('exit', end);
        run();
      };
      const hear = (message: FromWorker) => {
        if (message.type === type) settle(() => resolve(message as Extract<FromWorker, { type: T }>));
        else if (message.type === 'failed') settle(() => reject(new Error(message.message)));
      };
      const fail = (error: unknown) => settle(() => reject(error));
      const end = () => settle(() => reject(new EngineAway('its thread ended')));
      worker.on('message', hear);
      worker.on('error', fail);
      worker.on('exit', end);
    });
  }

  #hear(message: FromWorker): void {
    if (message.type === 'failed') this.#log.error(message.message);
    if (message.type === 'warning') this.#log.warn({ reason: message.reason }, message.message);
  }

  #lost(): void {
    this.#worker = null;
    if (this.#stopping) return;
    if (this.#settings.folder === null) {
      this.#away = 'its thread ended, and it was kept in memory only';
      this.#log.fatal(this.#away);
      return;
    }
    this.#away = 'it is starting again after a failure';
    this.#restarting = this.#restart();
  }

  async #restart(): Promise<void> {
    for (let attempt = 0; !this.#stopping && this.#worker === null; attempt += 1) {
      await wait(RESTART_AFTER_MS[Math.min(attempt, RESTART_AFTER_MS.length - 1)], undefined, { ref: false });
      try {
        await this.#open();
        this.#log.warn('the embedded database was started again');
      } catch (error) {
        this.#log.error({ err: error }, 'the embedded database did not start again');
      }
    }
  }

  #endIfStuck(): void {
    const deadline = Atomics.load(new BigInt64Array(this.#settings.deadline), 0);
    if (this.#worker === null || deadline === 0n || monotonicMs() < deadline) return;
    this.#log.error('a statement ran without an end: the embedded database is stopped and started again');
    void this.#worker.terminate();
  }
}
