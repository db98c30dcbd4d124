import type { FastifyInstance } from 'fastify';
import { MEMBER_PURPOSES } from '#contract/files';
import { OrganizationId, PersonId } from '#contract/ids';
import { jobs as accountsJobs } from './accounts/jobs.ts';
import { type AccountsReactions, personNames } from './accounts/public.ts';
import { routes as accountsRoutes } from './accounts/routes.ts';
import { record } from './audit/public.ts';
import { routes as auditRoutes } from './audit/routes.ts';
import { eraseGuest } from './calendar/erase-guest.ts';
import { jobs as calendarJobs } from './calendar/jobs.ts';
import { leaveEvents } from './calendar/leave-events.ts';
import { calendarData } from './calendar/personal-data-reads.ts';
import { countEventUses, findEvents } from './calendar/public.ts';
import { routes as calendarRoutes } from './calendar/routes.ts';
import { countViews } from './feed/count-views.ts';
import { eraseAuthor } from './feed/erase-author.ts';
import { createFeedPublisher } from './feed/events.ts';
import { jobs as feedJobs } from './feed/jobs.ts';
import { feedData } from './feed/personal-data-reads.ts';
import { countAudienceUses, findPosts, mayReadAttachment } from './feed/public.ts';
import { routes as feedRoutes } from './feed/routes.ts';
import { jobs as greetingsJobs } from './greetings/jobs.ts';
import { routes as greetingsRoutes } from './greetings/routes.ts';
import { countOpenings } from './library/count-openings.ts';
import { eraseUploader } from './library/erase-uploader.ts';
import { jobs as libraryJobs } from './library/jobs.ts';
import { libraryData } from './library/personal-data-reads.ts';
import { countLibraryUses, findFiles, findFolders, mayReadLibraryFile } from './library/public.ts';
import { routes as libraryRoutes } from './library/routes.ts';
import { jobs as membersJobs } from './members/jobs.ts';
import {
  accessByToken,
  collectMemberships,
  eraseMemberships,
  findMembers,
  joinRegister,
  type MembersReactions,
  syncPerson,
  topicsOf,
} from './members/public.ts';
import { routes as membersRoutes } from './members/routes.ts';
import { notificationData, notifyPerson, notifyPersons, notifyPersonsOnce, startCursor } from './notifications/public.ts';
import { routes as notificationsRoutes } from './notifications/routes.ts';
import { routes as organizationsRoutes } from './organizations/routes.ts';
import { fileJobs } from './platform/files/jobs.ts';
import { fileRoutes } from './platform/files/routes.ts';
import { serveUploads } from './platform/files/serve-uploads.ts';
import { createGates } from './platform/http/gates.ts';
import { mount } from './platform/http/mount.ts';
import { createServer } from './platform/http/server.ts';
import { httpJobs } from './platform/http/sweep-keys.ts';
import { systemRoutes } from './platform/http/system.ts';
import { serveWeb } from './platform/http/web.ts';
import type { JobHandler } from './platform/jobs/queues.ts';
import type { OpenedGround } from './platform/open-ground.ts';
import { serveSockets } from './platform/realtime/sockets.ts';
import type { KindFinder } from './platform/search/finder.ts';
import { routes as searchRoutes } from './search/routes.ts';
import { dropExcluded } from './tasks/drop-excluded.ts';
import { forgetAssignee } from './tasks/forget-assignee.ts';
import { jobs as tasksJobs } from './tasks/jobs.ts';
import { taskData } from './tasks/personal-data-reads.ts';
import { countTaskUses, findTasks, mayReadTaskFile } from './tasks/public.ts';
import { routes as tasksRoutes } from './tasks/routes.ts';

// What a higher slice does when something happened in a lower one, in the same transaction.
const whenMembers: MembersReactions = {
  groupUses: [countLibraryUses, countAudienceUses, countTaskUses, countEventUses],
  membersInvited: [
    (tx, { personIds, organizationId, organizationName, toldSince: since }) =>
      notifyPersonsOnce(tx, personIds, { kind: 'member.invited', organizationName }, { organizationId, since }),
  ],
  memberJoined: [
    (tx, { personId, organizationId, organizationName }) =>
      notifyPerson(tx, personId, organizationId, { kind: 'member.joined', organizationName }),
  ],
  exportReady: [(tx, { personId, organizationId, count }) => notifyPerson(tx, personId, organizationId, { kind: 'export.ready', count })],
  cardBound: [(tx, { personId, organizationId, cardTail }) => notifyPerson(tx, personId, organizationId, { kind: 'card.bound', cardTail })],
  roleChanged: [(tx, { personId, organizationId, role }) => notifyPerson(tx, personId, organizationId, { kind: 'role.changed', role })],
  membersExcluded: [
    (tx, { personIds, organizationName, reason }) => notifyPersons(tx, personIds, { kind: 'member.excluded', organizationName, reason }),
    dropExcluded,
    leaveEvents,
  ],
  membersRestored: [
    (tx, { personIds, organizationId, organizationName }) =>
      notifyPersons(tx, personIds, { kind: 'member.restored', organizationName }, organizationId),
  ],
  accessDecided: [
    (tx, { personId, organizationId, organizationName, approved, reason }) =>
      notifyPerson(
        tx,
        personId,
        organizationId,
        approved ? { kind: 'access.approved', organizationName } : { kind: 'access.refused', organizationName, reason },
      ),
  ],
};
const whenAccounts: AccountsReactions = {
  personChanged: [syncPerson],
  passwordChanged: [(tx, personId) => notifyPerson(tx, personId, null, { kind: 'password.changed' })],
  personErased: [eraseGuest, forgetAssignee, eraseUploader, eraseAuthor, eraseMemberships],
  dataCollected: [collectMemberships, notificationData, libraryData, feedData, taskData, calendarData],
  signedUp: [startCursor, joinRegister(whenMembers)],
};

/** What the one search looks through, in the order of its answer. */
const finders: readonly KindFinder[] = [
  { kind: 'member', find: findMembers },
  { kind: 'post', find: findPosts },
  { kind: 'event', find: findEvents },
  { kind: 'task', find: findTasks },
  { kind: 'folder', find: findFolders },
  { kind: 'file', find: findFiles },
];

/** Every job of the product, in one list. */
export const jobs: readonly JobHandler[] = [
  ...httpJobs,
  ...fileJobs,
  ...accountsJobs,
  ...membersJobs(whenMembers),
  ...libraryJobs,
  ...feedJobs,
  ...calendarJobs,
  ...tasksJobs,
  ...greetingsJobs,
];

/** The product as an HTTP server, not yet listening. `webFolder` is where the built web application lies. */
export const createApp = async ({ ground, queues }: OpenedGround, webFolder: string): Promise<FastifyInstance> => {
  const { db, clock, log, env, bus } = ground;
  const gates = createGates(db, clock, {
    access: accessByToken,
    refused: (handle, { personId, organizationId, now, endpoint }) =>
      record(handle, {
        action: 'access.refused',
        actor: PersonId.parse(personId),
        organizationId: organizationId === null ? null : OrganizationId.parse(organizationId),
        subjectType: 'endpoint',
        subjectId: endpoint,
        now,
      }),
  });
  const publisher = createFeedPublisher(ground);
  const views = countViews(ground);
  const openings = countOpenings(ground);

  const server = await createServer(ground);
  server.addHook('onClose', async () => {
    await Promise.all([publisher.stop(), views.stop(), openings.stop()]);
  });
  mount(server, ground, gates, [
    ...systemRoutes(() => queues.check()),
    ...fileRoutes({ post: mayReadAttachment, library: mayReadLibraryFile, task: mayReadTaskFile }),
    ...auditRoutes(personNames),
    ...accountsRoutes(whenAccounts),
    ...organizationsRoutes,
    ...membersRoutes(whenMembers),
    ...notificationsRoutes,
    ...libraryRoutes({ openings }),
    ...feedRoutes({ publisher, views }),
    ...calendarRoutes,
    ...tasksRoutes,
    ...greetingsRoutes,
    ...searchRoutes(finders, (kind, err) => log.warn({ kind, err }, 'A kind was not searched')),
  ]);
  await serveUploads(server, ground, (request, purpose) =>
    gates.pass(
      purpose === null || MEMBER_PURPOSES.includes(purpose) ? 'member' : 'admin',
      request,
      'POST /api/organizations/:organizationId/uploads',
    ),
  );
  serveSockets(server, { bus, gates, log, publicUrl: env.PUBLIC_URL, topicsOf: (scope) => topicsOf(db, scope) });
  await serveWeb(server, webFolder);
  return server;
};
