/** Just enough of PostgreSQL's protocol 3 to share one backend: https://www.postgresql.org/docs/18/protocol-message-formats.html */

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;
const CANCEL_REQUEST = 80_877_102;
const code = (letter: string): number => letter.charCodeAt(0);

/** The letters of the messages that the multiplexer looks at. */
export const Letter = {
  query: code('Q'),
  parse: code('P'),
  sync: code('S'),
  terminate: code('X'),
  notification: code('A'),
  ready: code('Z'),
} as const;

/** The transaction status in ReadyForQuery that means «in no transaction». */
export const IDLE = code('I');

export const SYNC: Uint8Array = Buffer.from([Letter.sync, 0, 0, 0, 4]);

/** A simple query. */
export const queryMessage = (sql: string): Buffer => {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5, Letter.query);
  head.writeInt32BE(4 + text.length, 1);
  return Buffer.concat([head, text]);
};

/** The text of a Query or Parse message, null of another. */
export const sqlOf = (message: Buffer): string | null => {
  const [letter] = message;
  if (letter === Letter.query) return message.toString('utf8', 5, message.length - 1);
  if (letter !== Letter.parse) return null;
  const from = message.indexOf(0, 5) + 1;
  return message.toString('utf8', from, message.indexOf(0, from));
};

/** The channel of a NotificationResponse. */
export const channelOf = (frame: Buffer): string => frame.toString('utf8', 9, frame.indexOf(0, 9));

export type FrontendMessage =
  | { readonly kind: 'message' | 'startup'; readonly bytes: Buffer }
  | { readonly kind: 'encryption' }
  | { readonly kind: 'end' };

/** Cuts what a client sends into messages. The first one has no letter. */
export class FrontendReader {
  #started = false;
  #rest: Buffer = Buffer.alloc(0);

  *read(chunk: Buffer): Generator<FrontendMessage> {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const head = this.#started ? 5 : 8;
      const length = bytes.length < head ? head : this.#started ? 1 + bytes.readInt32BE(1) : bytes.readInt32BE(0);
      if (bytes.length < length) break;
      const message = bytes.subarray(0, length);
      bytes = bytes.subarray(length);
      yield this.#classify(message);
    }
    this.#rest = bytes;
  }

  #classify(bytes: Buffer): FrontendMessage {
    if (this.#started) return bytes[0] === Letter.terminate ? { kind: 'end' } : { kind: 'message', bytes };
    const request = bytes.readInt32BE(4);
    if (request === SSL_REQUEST || request === GSS_REQUEST) return { kind: 'encryption' };
    if (request === CANCEL_REQUEST) return { kind: 'end' };
    this.#started = true;
    return { kind: 'startup', bytes };
  }
}

export interface BackendHandlers {
  /** Bytes for the client whose turn it is. The buffer is the engine's memory: copy it. */
  readonly pass: (bytes: Buffer) => void;
  /** A whole NotificationResponse, which may be for anybody. */
  readonly notify: (frame: Buffer) => void;
  /** ReadyForQuery passed by, with this transaction status. */
  readonly ready: (status: number) => void;
}

/** Watches what the engine answers, in chunks cut anywhere: lets everything pass but notifications, and notices ReadyForQuery. */
export class BackendScanner {
  readonly #handlers: BackendHandlers;
  #skip = 0;
  #rest: Buffer | null = null;

  constructor(handlers: BackendHandlers) {
    this.#handlers = handlers;
  }

  scan(chunk: Uint8Array): void {
    const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const bytes = this.#rest === null ? view : Buffer.concat([this.#rest, view]);
    this.#rest = null;
    let from = 0;
    let at = Math.min(this.#skip, bytes.length);
    this.#skip -= at;
    while (bytes.length - at >= 5) {
      const letter = bytes[at];
      const end = at + 1 + bytes.readInt32BE(at + 1);
      const watched = letter === Letter.notification || letter === Letter.ready;
      if (watched && end > bytes.length) break;
      if (letter === Letter.ready) this.#handlers.ready(bytes[end - 1] ?? IDLE);
      if (letter === Letter.notification) {
        this.#pass(bytes.subarray(from, at));
        this.#handlers.notify(bytes.subarray(at, end));
        from = end;
      }
      at = end;
    }
    if (at > bytes.length) this.#skip = at - bytes.length;
    else if (at < bytes.length) this.#rest = Buffer.from(bytes.subarray(at));
    this.#pass(bytes.subarray(from, at));
  }

  #pass(bytes: Buffer): void {
    if (bytes.length > 0) this.#handlers.pass(bytes);
  }
}
