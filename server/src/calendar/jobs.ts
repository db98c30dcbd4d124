import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { extendSeries } from './extend-series.ts';
import { sendReminders } from './send-reminders.ts';
import { sweepEvents } from './sweep-events.ts';

/** Reminds of what begins soon. */
export const remind = defineJob('calendar.remind', { retries: 0 });
/** Writes endless series further ahead. */
export const extend = defineJob('calendar.extend', { retries: 0 });
/** Removes what was called off long ago. */
export const sweep = defineJob('calendar.sweep', { retries: 0 });

export const jobs: readonly JobHandler[] = [
  handler(remind, sendReminders, '* * * * *'),
  handler(extend, extendSeries, '20 1 * * *'),
  handler(sweep, sweepEvents, '40 1 * * *'),
];
