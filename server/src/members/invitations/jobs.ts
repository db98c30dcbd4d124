import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { deliverInvitations, deliverInvitationsJob } from './deliver-invitations.ts';

export const invitationJobs: readonly JobHandler[] = [handler(deliverInvitationsJob, deliverInvitations)];
