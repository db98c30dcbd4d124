import type { z } from 'zod';

/**
 * Who may call an endpoint. The server turns the scope's name into a branded value in its gates; the web and the
 * foreigner suite read the name. `member`, `admin` and `head` are of the organisation named in the path.
 */
export type ScopeName = 'visitor' | 'person' | 'member' | 'admin' | 'head' | 'operator';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An endpoint as data: read by the server, the web's one fetch, the OpenAPI document and the tests. */
export interface Route {
  readonly method: Method;
  /** `/api/...` with `:name` parameters. */
  readonly path: string;
  readonly scope: ScopeName;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** The body of a success; absent means 204 with no body. */
  readonly response?: z.ZodType;
  /** Success status; 200 (204 without a response) unless said. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Codes of `errors.ts` that this endpoint may answer with beyond the ones every endpoint may give. */
  readonly errors?: readonly string[];
  /**
   * How a repeated request with the same `Idempotency-Key` is answered. `stored` (default of writes by a signed-in
   * person): the first answer is kept and given again. `own`: the use case recognises the repetition itself.
   */
  readonly idempotency?: 'stored' | 'own';
  /** `bytes`: the handler streams a file; `response` is then absent. */
  readonly answer?: 'json' | 'bytes';
}

/** Keeps the literal types of an endpoint. */
export const route = <const T extends Route>(endpoint: T): T => endpoint;

type Part<T, K extends 'params' | 'query' | 'body', D extends 'input' | 'output'> = T extends {
  readonly [k in K]: infer S extends z.ZodObject;
}
  ? { readonly [k in K]: D extends 'input' ? z.input<S> : z.output<S> }
  : unknown;

/** What a caller of the endpoint gives: `{ params, query, body }`, each present when the endpoint names it. */
export type Input<T> = Part<T, 'params', 'input'> & Part<T, 'query', 'input'> & Part<T, 'body', 'input'>;

/** What the use case receives: the same, parsed. */
export type Parsed<T> = Part<T, 'params', 'output'> & Part<T, 'query', 'output'> & Part<T, 'body', 'output'>;

/** What the use case returns, before the contract's encoding strips what it does not name. */
// biome-ignore lint/suspicious/noConfusingVoidType: a use case without an answer returns nothing
export type Result<T> = T extends { readonly response: infer S extends z.ZodType } ? z.input<S> : void;

/** What the caller gets. */
export type Response<T> = T extends { readonly response: infer S extends z.ZodType } ? z.output<S> : undefined;
