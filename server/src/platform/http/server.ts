import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import underPressure from '@fastify/under-pressure';
import websocket from '@fastify/websocket';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import { hasZodFastifySchemaValidationErrors, jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { type ErrorCode, ErrorCode as ErrorCodes } from '#contract/errors';
import type { Ground } from '../ground.ts';
import { answerBroken } from './broken-request.ts';
import { hashToken, SESSION_COOKIE } from './gates.ts';
import { observeRequests } from './metrics.ts';
import { originAllowed } from './origin.ts';
import { problemOf, Refusal, refusalOf } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

/** The largest body is a list of 50 000 card numbers; documents are 200 KB. */
const BODY_LIMIT = 2 * 2 ** 20;
/** Slowloris: headers and body must have come by then. Uploads have their own chunks and limits. */
const REQUEST_TIMEOUT = 120_000;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The HTTP server with everything that is the same for each endpoint: headers, limits, origins, errors, OpenAPI. */
export const createServer = async (ground: Ground): Promise<FastifyInstance> => {
  const { env, log } = ground;
  const hops = env.TRUST_PROXY;
  const logger: FastifyBaseLogger = log;
  const server = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof hops === 'number' ? (_address: string, hop: number) => hop < hops : hops,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    connectionTimeout: REQUEST_TIMEOUT,
    forceCloseConnections: 'idle',
    // Ours, never the client's: it goes into the log and the answer.
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    clientErrorHandler: answerBroken(log),
  });
  // JSON is all that endpoints read; text is what a form of a foreign page can send without asking.
  server.removeContentTypeParser('text/plain');
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);

  const protection = securityHeaders(env.PUBLIC_URL.startsWith('https:'));
  // Hooks that wait for nothing take a callback: they run on every request, and a promise each is not free.
  server.addHook('onRequest', (request, reply, done) => {
    // On the raw answer, for uploads are answered past Fastify; a route may still send its own value.
    for (const [name, value] of protection) reply.raw.setHeader(name, value);
    reply.header('x-request-id', request.id);
    if (SAFE.has(request.method) || originAllowed(request, env.PUBLIC_URL)) done();
    else done(new Refusal('forbidden'));
  });
  server.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, not the address: addresses hold ids and cursors.
    log.info(
      {
        id: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  server.setErrorHandler((error, request, reply) => {
    const refusal = fieldsRefused(error) ?? fastifyRefused(error) ?? refusalOf(error);
    if (refusal.code === 'internal') log.error({ err: error, id: request.id, route: request.routeOptions.url }, 'request failed');
    else if (refusal.code === 'unavailable') log.warn({ err: error, id: request.id }, 'unavailable');
    return sendProblem(reply, refusal, request.id);
  });

  await server.register(cookie);
  await server.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await server.register(underPressure, {
    maxEventLoopDelay: env.OVERLOAD_DELAY,
    retryAfter: 2,
    pressureHandler: () => {
      throw new Refusal('unavailable', { retryAfter: 2 });
    },
  });
  await server.register(rateLimit, {
    max: env.REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: (request) =>
      request.cookies[SESSION_COOKIE] === undefined ? request.ip : hashToken(request.cookies[SESSION_COOKIE]).toString('base64url'),
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, context) => new Refusal('too_many_requests', { retryAfter: Math.ceil(context.ttl / 1000) }),
  });
  await server.register(websocket, { options: { maxPayload: 4_096, perMessageDeflate: false } });
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'ПрофПлюс', version: '1', description: 'Errors are RFC 9457 problem documents; writes take an Idempotency-Key.' },
    },
    transform: jsonSchemaTransform,
  });
  await server.register(swaggerUi, { routePrefix: '/api/docs' });
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  observeRequests(server);
  return server;
};

/** Sends the problem document of a refusal. */
export const sendProblem = (reply: FastifyReply, refusal: Refusal, requestId: string): FastifyReply => {
  const problem = problemOf(refusal, requestId);
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter);
  // Serialised here: a problem is no response of the endpoint's own schema.
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem);
};

// zod's issue codes and our own messages, by field; the web has a text for each.
const fieldsRefused = (error: unknown): Refusal | null => {
  if (!hasZodFastifySchemaValidationErrors(error)) return null;
  const context = error.validationContext;
  const fields: Record<string, string> = {};
  for (const issue of error.validation) {
    const path = issue.instancePath.split('/').filter(Boolean).join('.');
    const own = ErrorCodes.safeParse(issue.message);
    fields[path] ??= own.success ? own.data : issue.keyword;
  }
  if (context === 'params') return new Refusal('not_found');
  return new Refusal('invalid', { fields });
};

const FASTIFY_CODES: Readonly<Record<string, ErrorCode>> = { FST_ERR_CTP_BODY_TOO_LARGE: 'too_large', FST_UNDER_PRESSURE: 'unavailable' };
const fastifyRefused = (error: unknown): Refusal | null => {
  if (!(error instanceof Error) || !('statusCode' in error) || error instanceof Refusal) return null;
  const code = 'code' in error ? FASTIFY_CODES[String(error.code)] : undefined;
  if (code !== undefined) return new Refusal(code);
  if (error.statusCode === 404) return new Refusal('not_found');
  if (error.statusCode === 413) return new Refusal('too_large');
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500 ? new Refusal('bad_request') : null;
};
