import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refusal } from './problem.ts';
import { sendProblem } from './server.ts';

const YEAR = 'public, max-age=31536000, immutable';

/** Serves the built web application: hashed assets for ever, everything else fresh, unknown pages as the application itself. */
export const serveWeb = async (server: FastifyInstance, folder: string): Promise<void> => {
  const root = resolve(folder);
  const built = existsSync(resolve(root, 'index.html'));
  if (built) {
    await server.register(fastifyStatic, {
      root,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.header('cache-control', path.includes('/assets/') ? YEAR : 'no-cache');
      },
    });
  }
  server.setNotFoundHandler((request, reply) => {
    const page =
      (request.method === 'GET' || request.method === 'HEAD') && !request.url.startsWith('/api') && !/\.\w{1,8}($|\?)/.test(request.url);
    if (built && page) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendProblem(reply, new Refusal('not_found'), request.id);
  });
};
