import type { VerificationId } from '#contract/ids';
import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { sweepActs } from './personal-data/sweep-acts.ts';
import { placeCall } from './place-call.ts';
import { sweepAccounts } from './sweep-accounts.ts';

/** Places a call or sends a message. Two tries: one that died is found by the second and given up. */
export const placeCallJob = defineJob<{ verificationId: VerificationId }>('accounts.place-call', { retries: 2, expireInSeconds: 60 });
const sweepJob = defineJob('accounts.sweep');
const sweepActsJob = defineJob('accounts.sweep-acts');

export const jobs: readonly JobHandler[] = [
  handler(placeCallJob, placeCall),
  handler(sweepJob, sweepAccounts, '17 * * * *'),
  handler(sweepActsJob, sweepActs, '47 2 * * *'),
];
