import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { deliverInvitations, deliverInvitationsJob } from './deliver-invitations.ts';
import { sweepAddresses } from './sweep-addresses.ts';

const sweepJob = defineJob('members.sweep-invited-addresses');

export const invitationJobs: readonly JobHandler[] = [
  handler(deliverInvitationsJob, deliverInvitations),
  handler(sweepJob, sweepAddresses, '23 2 * * *'),
];
