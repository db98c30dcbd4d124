import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import type { MembersReactions } from '../events.ts';
import { makeExport } from './move-export.ts';
import { sweepExports } from './sweep-exports.ts';
import { writeExport } from './write-export.ts';

const sweepJob = defineJob('members.sweep-exports', { retries: 0 });

/** The making of exports, and what removes old ones and begins broken-off ones anew. */
export const exportJobs = (reactions: MembersReactions): readonly JobHandler[] => [
  handler(makeExport, writeExport(reactions)),
  handler(sweepJob, sweepExports, '*/2 * * * *'),
];
