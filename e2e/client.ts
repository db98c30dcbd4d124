import type { ErrorCode, Problem } from '#contract/errors';
import type { Input, Response as Result, Route } from '#contract/route';

/** An endpoint's input before anything has checked it. */
export interface RawInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}
export interface RawReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}
/** A success's body, or the problem; which one tells the status. */
export interface Reply<T extends Route> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Result<T>;
  readonly problem: Problem;
}
/** The product as a client sees it. */
export interface Host {
  readonly url: string;
  /** What must never be found in a log; clients add the tokens they get. */
  readonly secrets: Set<string>;
}

const SESSION_COOKIE = '__Host-session';

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed();

/** The address of an endpoint with its parameters filled in. */
export const addressOf = ({ path }: Route, { params = {}, query = {} }: RawInput): string => {
  const filled = path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(textOf(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.append(name, textOf(value));
  return search.size > 0 ? `${filled}?${search}` : filled;
};

let browsers = 0;
/** Of the network kept for tests of devices (RFC 2544): limits by address would count all people of a test as one. */
const newAddress = (): string => {
  browsers += 1;
  return `198.18.${Math.floor(browsers / 250) % 250}.${(browsers % 250) + 1}`;
};

/** One browser of one person, without its pages: keeps the session cookie and calls endpoints. */
export class Client {
  readonly #host: Host;
  readonly #address = newAddress();
  cookie: string | null = null;

  constructor(host: Host) {
    this.#host = host;
  }
  get url(): string {
    return this.#host.url;
  }
  /** Another browser with the same cookie. */
  copy(): Client {
    const copy = new Client(this.#host);
    copy.cookie = this.cookie;
    return copy;
  }

  /** Sends anything anywhere. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie !== null && !headers.has('cookie')) headers.set('cookie', this.cookie);
    if (!headers.has('x-forwarded-for')) headers.set('x-forwarded-for', this.#address);
    const response = await fetch(`${this.#host.url}${path}`, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Calls an endpoint with whatever is given, checked by nobody. */
  async raw(endpoint: Route, input: RawInput, init: RequestInit = {}): Promise<RawReply> {
    const headers = new Headers(init.headers);
    if (input.body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
    const response = await this.fetch(addressOf(endpoint, input), {
      method: endpoint.method,
      body: input.body === undefined ? null : JSON.stringify(input.body),
      ...init,
      headers,
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Calls and tells everything; never throws for a refusal. */
  async send<T extends Route>(endpoint: T, input: Input<T>, init: RequestInit = {}): Promise<Reply<T>> {
    const { status, headers, text } = await this.raw(endpoint, input as RawInput, init);
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    return { status, headers, body: json as Result<T>, problem: json as Problem };
  }

  /** Calls and gives the body; throws on a refusal. */
  async call<T extends Route>(endpoint: T, input: Input<T>): Promise<Result<T>> {
    const { status, body, problem } = await this.send(endpoint, input);
    if (status >= 400) throw new Error(`${endpoint.method} ${endpoint.path} was refused: ${status} ${JSON.stringify(problem)}`);
    return body;
  }

  /** Calls and gives the code of the refusal; throws on a success. */
  async refusal<T extends Route>(endpoint: T, input: Input<T>): Promise<ErrorCode> {
    const { status, problem } = await this.send(endpoint, input);
    if (status < 400) throw new Error(`${endpoint.method} ${endpoint.path} was not refused: ${status}`);
    return problem.code;
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    if (!pair.startsWith(`${SESSION_COOKIE}=`)) return;
    const token = pair.slice(SESSION_COOKIE.length + 1);
    this.cookie = token === '' ? null : pair;
    if (token !== '') this.#host.secrets.add(token);
  }
}
