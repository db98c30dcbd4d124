import { sql } from 'kysely';
import { getHealth, getOffice, getReady } from '#contract/system';
import type { Ground } from '../ground.ts';
import { type Bound, bind, bindOpen } from './bind.ts';
import { Refusal } from './problem.ts';

/** A check that takes longer is red: a load balancer asks every few seconds. */
const READY_MILLISECONDS = 3_000;

/** `/api/health`, `/api/ready` and `/api/office`. `jobsCheck` asks the queue. */
export const systemRoutes = (jobsCheck: () => Promise<void>): Bound[] => [
  bind(getHealth, () => ({ status: 'ok' as const })),
  bindOpen(getReady, (ground) => ready(ground, jobsCheck)),
  bindOpen(getOffice, async (ground) => ({ email: ground.env.OFFICE_EMAIL ?? '' })),
];

const ready = async (ground: Ground, jobsCheck: () => Promise<void>) => {
  const late = AbortSignal.timeout(READY_MILLISECONDS);
  const timeout = new Promise<never>((_resolve, reject) =>
    late.addEventListener('abort', () => reject(new Error('A check took too long'))),
  );
  try {
    await Promise.race([Promise.all([sql`select 1`.execute(ground.db), ground.storage.check(), jobsCheck()]), timeout]);
  } catch (error) {
    ground.log.warn({ err: error }, 'not ready');
    throw new Refusal('unavailable', { retryAfter: 2 });
  }
  return { status: 'ok' as const, database: 'ok' as const, storage: 'ok' as const, jobs: 'ok' as const };
};
