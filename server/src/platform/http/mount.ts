import type { FastifyInstance, FastifySchema } from 'fastify';
import { Problem } from '#contract/errors';
import type { Ground } from '../ground.ts';
import { SessionAnswer } from './answer.ts';
import type { Bound } from './bind.ts';
import { type AnyScope, type Gates, SESSION_COOKIE } from './gates.ts';
import { Refused } from './problem.ts';
import { sendProblem } from './server.ts';

/** A year: the session's own row ends it earlier. */
const COOKIE_SECONDS = 365 * 24 * 3600;

declare module 'fastify' {
  interface FastifyRequest {
    scope: AnyScope | null;
  }
}

/** Mounts the endpoints: gate, then parse, then use case, then encode. */
export const mount = (server: FastifyInstance, ground: Ground, gates: Gates, endpoints: readonly Bound[]): void => {
  server.decorateRequest('scope', null);
  for (const { endpoint, handle } of endpoints) {
    const name = `${endpoint.method} ${endpoint.path}`;
    const status = endpoint.status ?? (endpoint.response === undefined ? 204 : 200);
    server.route({
      method: endpoint.method,
      url: endpoint.path,
      // Files go out as they are: their ranges and ETags are of the stored bytes.
      ...(endpoint.answer === 'bytes' ? { compress: false } : {}),
      schema: schemaOf(endpoint, status),
      // Before parsing: a stranger learns nothing, not even what a good request looks like.
      preValidation: async (request) => {
        request.scope = await gates.pass(endpoint.scope, request, name);
      },
      handler: async (request, reply) => {
        if (request.scope === null) throw new Error('The gate was not passed');
        const input = { params: request.params, query: request.query, body: request.body };
        const answer = await handle(ground, request.scope, input, { request, reply });
        if (endpoint.answer === 'bytes') return reply;
        if (answer instanceof Refused) return sendProblem(reply, answer.refusal, request.id);
        const body = answer instanceof SessionAnswer ? answer.body : answer;
        if (answer instanceof SessionAnswer) {
          if (answer.token === null) reply.clearCookie(SESSION_COOKIE, { path: '/', secure: true, httpOnly: true, sameSite: 'lax' });
          else
            reply.setCookie(SESSION_COOKIE, answer.token, {
              path: '/',
              secure: true,
              httpOnly: true,
              sameSite: 'lax',
              maxAge: COOKIE_SECONDS,
            });
        }
        reply.code(status);
        return endpoint.response === undefined ? reply.send() : body;
      },
    });
  }
};

const schemaOf = (endpoint: Bound['endpoint'], status: number): FastifySchema => ({
  summary: endpoint.summary,
  tags: [endpoint.path.split('/')[2] ?? 'api'],
  description: `Scope: ${endpoint.scope}.${endpoint.errors === undefined ? '' : ` Errors: ${endpoint.errors.join(', ')}.`}`,
  ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
  ...(endpoint.query === undefined ? {} : { querystring: endpoint.query }),
  ...(endpoint.body === undefined ? {} : { body: endpoint.body }),
  response: { ...(endpoint.response === undefined ? {} : { [status]: endpoint.response }), '4xx': Problem },
});
