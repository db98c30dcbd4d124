import type { FastifyInstance } from 'fastify';
import { jobs as accountsJobs } from './accounts/jobs.ts';
import { personNames } from './accounts/public.ts';
import { routes as accountsRoutes } from './accounts/routes.ts';
import { record } from './audit/public.ts';
import { routes as auditRoutes } from './audit/routes.ts';
import { createViewCounter } from './feed/count-views.ts';
import { createFeedPublisher } from './feed/events.ts';
import { jobs as feedJobs } from './feed/jobs.ts';
import { routes as feedRoutes } from './feed/routes.ts';
import { jobs as membersJobs } from './members/jobs.ts';
import { accessByToken, syncPerson, topicsOf } from './members/public.ts';
import { routes as membersRoutes } from './members/routes.ts';
import { notifyPerson, startCursor } from './notifications/public.ts';
import { routes as notificationsRoutes } from './notifications/routes.ts';
import { routes as organizationsRoutes } from './organizations/routes.ts';
import { fileJobs } from './platform/files/jobs.ts';
import { fileRoutes } from './platform/files/routes.ts';
import { serveUploads } from './platform/files/serve-uploads.ts';
import { createGates } from './platform/http/gates.ts';
import { mount } from './platform/http/mount.ts';
import { createServer } from './platform/http/server.ts';
import { systemRoutes } from './platform/http/system.ts';
import { serveWeb } from './platform/http/web.ts';
import type { JobHandler } from './platform/jobs/queues.ts';
import type { OpenedGround } from './platform/open-ground.ts';
import { serveSockets } from './platform/realtime/sockets.ts';

/** Every job of the product, in one list. */
export const jobs: readonly JobHandler[] = [...fileJobs, ...accountsJobs, ...membersJobs, ...feedJobs];

/** The product as an HTTP server, not yet listening. `webFolder` is where the built web application lies. */
export const createApp = async ({ ground, queues }: OpenedGround, webFolder: string): Promise<FastifyInstance> => {
  const { db, clock, log, env, bus } = ground;
  const gates = createGates(db, clock, {
    access: accessByToken,
    refused: (handle, { personId, organizationId, now, endpoint }) =>
      record(handle, { action: 'access.refused', actor: personId, organizationId, subjectType: 'endpoint', subjectId: endpoint, now }),
  });

  const publisher = createFeedPublisher(ground);
  const views = createViewCounter(ground);

  const server = await createServer(ground);
  mount(server, ground, gates, [
    ...systemRoutes(() => queues.check()),
    ...fileRoutes,
    ...auditRoutes(personNames),
    ...accountsRoutes({}),
    ...organizationsRoutes,
    ...membersRoutes({}),
    ...notificationsRoutes,
    ...feedRoutes({ publisher, views }),
  ]);
  await serveUploads(server, ground, (request) => gates.pass('admin', request, 'POST /api/organizations/:organizationId/uploads'));
  serveSockets(server, { bus, gates, log, publicUrl: env.PUBLIC_URL, topicsOf: (scope) => topicsOf(db, scope) });
  // After the last request: what its votes and views left for the next second.
  server.addHook('onClose', async () => {
    await Promise.all([publisher.stop(), views.stop()]);
  });
  await serveWeb(server, webFolder);
  return server;
};
