import type { Ground } from '../ground.ts';
import { defineJob } from '../jobs/job.ts';
import { handler, type JobHandler } from '../jobs/queues.ts';
import { openPartials } from './partials.ts';
import { removeFrom, removeStored } from './remove-stored.ts';
import { sweepFiles } from './sweep-files.ts';

const sweep = defineJob<Record<string, never>>('files-sweep');

/** Jobs of files: the bytes of removed ones, and every hour what was begun and never finished or used. */
export const fileJobs: JobHandler[] = [
  handler(removeStored, async ({ storage }: Ground, { keys }) => {
    for (const key of keys) await removeFrom(storage, key);
  }),
  handler(sweep, async (ground) => sweepFiles(ground, openPartials(ground.env.DATA_DIR), ground.clock.now()), '17 * * * *'),
];
