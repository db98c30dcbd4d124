import { Duplex } from 'node:stream';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** What `pg` takes for a socket: bytes go to the engine's thread and back over a message port. */
export class PortStream extends Duplex {
  readonly #attach: (port: MessagePort) => void;
  #port: MessagePort | null = null;

  /** `attach` hands the other end to the engine; it throws when there is none. */
  constructor(attach: (port: MessagePort) => void) {
    super();
    this.#attach = attach;
  }

  /** Called by `pg`; host and port mean nothing here. */
  connect(): this {
    const { port1, port2 } = new MessageChannel();
    try {
      this.#attach(port2);
    } catch (error) {
      port1.close();
      process.nextTick(() => this.destroy(error instanceof Error ? error : new Error(String(error))));
      return this;
    }
    port1.on('message', (chunk: Uint8Array) => this.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)));
    port1.on('close', () => this.destroy());
    this.#port = port1;
    process.nextTick(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    this.#port?.ref();
    return this;
  }
  unref(): this {
    this.#port?.unref();
    return this;
  }

  // There is nobody to hold back: the engine's answer is in memory already.
  override _read(): void {
    return;
  }
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#post(new Uint8Array(chunk));
    done();
  }
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#post(new Uint8Array(Buffer.concat(chunks.map(({ chunk }) => chunk))));
    done();
  }
  override _final(done: () => void): void {
    this.#port?.postMessage(null);
    done();
  }
  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#port?.postMessage(null);
    this.#port?.close();
    done(error);
  }

  #post(bytes: Uint8Array<ArrayBuffer>): void {
    this.#port?.postMessage(bytes, [bytes.buffer]);
  }
}
