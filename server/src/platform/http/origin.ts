import type { FastifyRequest } from 'fastify';

/**
 * Whether a request comes from our own pages, or from no page at all (a script has no cookie of a victim). Browsers always
 * send `Origin` with cross-site writes and socket upgrades; `Sec-Fetch-Site` covers what sends none.
 */
export const originAllowed = (request: FastifyRequest, publicUrl: string): boolean => {
  const origin = request.headers.origin;
  if (origin !== undefined) return origin === publicUrl || origin === `${request.protocol}://${request.host}`;
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
};
