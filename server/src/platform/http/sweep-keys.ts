import type { Ground } from '../ground.ts';
import { defineJob } from '../jobs/job.ts';
import { handler, type JobHandler } from '../jobs/queues.ts';

/** A retry comes within minutes; a day is for a phone that slept. */
const KEPT_MILLISECONDS = 24 * 3600 * 1000;

/** Forgets the answers kept for retries. */
export const sweepKeys = async ({ db, clock }: Pick<Ground, 'db' | 'clock'>): Promise<void> => {
  const before = new Date(clock.now().getTime() - KEPT_MILLISECONDS);
  await db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute();
};

export const httpJobs: readonly JobHandler[] = [handler(defineJob('http.sweep-keys'), sweepKeys, '41 * * * *')];
