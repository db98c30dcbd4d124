import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import type { MembersReactions } from '../events.ts';
import { importStep } from './move-import.ts';
import { restartImports } from './restart-imports.ts';
import { runStep } from './run-step.ts';
import { sweepImports } from './sweep-imports.ts';

const restartJob = defineJob('members.restart-imports', { retries: 0 });
const sweepJob = defineJob('members.sweep-imports', { retries: 0 });

/** The steps of imports, what looks after broken-off ones each minute, and the hourly sweep. */
export const jobs = (reactions: MembersReactions): readonly JobHandler[] => [
  handler(importStep, runStep(reactions)),
  handler(restartJob, restartImports, '* * * * *'),
  handler(sweepJob, sweepImports, '43 * * * *'),
];
