import WebSocket from 'ws';
import type { ErrorCode, Problem } from '#contract/errors';
import { REALTIME_PATH, type RealtimeEvent } from '#contract/realtime';
import type { Input, Response, Route } from '#contract/route';

/** A success's body, or the problem; never throws for a refusal. */
export type Reply<T extends Route> = { status: number; headers: Headers; body: Response<T>; problem: Problem };

/** A browser of one person: keeps its cookie, calls endpoints over real HTTP. */
export class Client {
  readonly #app: { readonly url: string };
  cookie: string | null = null;
  /** Sent with every call: `user-agent`, or `x-forwarded-for` where TRUST_PROXY believes it. */
  readonly headers: Record<string, string> = {};
  constructor(app: { readonly url: string }) {
    this.#app = app;
  }

  /** Calls and tells everything; `key` is the idempotency key. */
  async send<T extends Route>(endpoint: T, input: Input<T>, { key }: { key?: string } = {}): Promise<Reply<T>> {
    const given = input as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
    const path = endpoint.path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(String(given.params?.[name])));
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(given.query ?? {})) if (value !== undefined) query.append(name, String(value));
    const headers = new Headers(this.headers);
    if (this.cookie !== null) headers.set('cookie', this.cookie);
    if (key !== undefined) headers.set('idempotency-key', key);
    if (given.body !== undefined) headers.set('content-type', 'application/json');
    const response = await fetch(`${this.#app.url}${path}${query.size > 0 ? `?${query}` : ''}`, {
      method: endpoint.method,
      headers,
      body: given.body === undefined ? null : JSON.stringify(given.body),
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      this.cookie = pair.endsWith('=') ? null : pair;
    }
    const text = await response.text();
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, body: json as Response<T>, problem: json as Problem };
  }

  /** Calls and gives the body; fails the test on a refusal. */
  async call<T extends Route>(endpoint: T, input: Input<T>): Promise<Response<T>> {
    const { status, body, problem } = await this.send(endpoint, input);
    if (status >= 400) throw new Error(`${endpoint.method} ${endpoint.path} was refused: ${status} ${JSON.stringify(problem)}`);
    return body;
  }

  /** Calls and gives the code of the refusal; fails the test on a success. */
  async refusal<T extends Route>(endpoint: T, input: Input<T>): Promise<ErrorCode> {
    const { status, problem } = await this.send(endpoint, input);
    if (status < 400) throw new Error(`${endpoint.method} ${endpoint.path} was not refused: ${status}`);
    return problem.code;
  }

  /** Opens the realtime socket. `next(type)` waits for an event of that type. */
  async listen(): Promise<Listener> {
    return Listener.open(`${this.#app.url.replace('http', 'ws')}${REALTIME_PATH}`, this.cookie);
  }
}

export class Listener {
  readonly events: RealtimeEvent[] = [];
  readonly #socket: WebSocket;
  #waiting: (() => void)[] = [];
  closed: number | null = null;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      this.events.push(JSON.parse(String(data)) as RealtimeEvent);
      this.#wake();
    });
    socket.on('close', (code) => {
      this.closed = code;
      this.#wake();
    });
  }
  static async open(url: string, cookie: string | null): Promise<Listener> {
    const socket = new WebSocket(url, { headers: cookie === null ? {} : { cookie } });
    const listener = new Listener(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    await listener.#until(() => listener.events.some(({ type }) => type === 'ready'));
    return listener;
  }
  /** The first event of the type that has not been taken yet; waits for it. */
  async next<Type extends RealtimeEvent['type']>(type: Type): Promise<Extract<RealtimeEvent, { type: Type }>> {
    await this.#until(() => this.events.some((event) => event.type === type));
    const [event] = this.events.splice(
      this.events.findIndex((candidate) => candidate.type === type),
      1,
    );
    return event as Extract<RealtimeEvent, { type: Type }>;
  }
  async whenClosed(): Promise<number> {
    await this.#until(() => this.closed !== null);
    return this.closed ?? 0;
  }
  close(): void {
    this.#socket.close();
  }
  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
  async #until(ready: () => boolean): Promise<void> {
    while (!ready()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
