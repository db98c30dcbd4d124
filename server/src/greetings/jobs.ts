import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import { organizationFacts } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { greetDay, type Morning } from './greet-day.ts';
import { greetLate } from './greet-late.ts';
import { dueNow, momentIn } from './policy.ts';

/** Every quarter of an hour, for all organisations: no zone's clock differs from UTC by less. */
const greetDue = defineJob('greetings.greet-due', { retries: 0, expireInSeconds: 900 });
const sweepGreetings = defineJob('greetings.sweep');

/** Greets where the time of day has come, and who joined after it on the same day. One organisation's trouble is its own; the next tick tries it again. */
export const greetDueOrganizations = async (ground: Ground): Promise<void> => {
  for (const { due, ...morning } of await dueMornings(ground.db, ground.clock.now())) {
    try {
      await (due === 'first' ? greetDay : greetLate)(ground, morning);
    } catch (error) {
      ground.log.error({ err: error, organizationId: morning.organizationId }, 'birthdays not greeted');
    }
  }
};

const dueMornings = async (db: Db, now: Date): Promise<(Morning & { due: 'first' | 'again' })[]> => {
  const { rows } = await sql<{ organizationId: OrganizationId; sendAt: string; doneOn: string | null }>`
    select organization_id as "organizationId", send_at as "sendAt", done_on as "doneOn" from greeting_settings
    where automatic`.execute(db);
  const facts = await organizationFacts(
    db,
    rows.map(({ organizationId }) => organizationId),
  );
  return rows.flatMap(({ organizationId, ...settings }) => {
    const timeZone = facts.get(organizationId)?.timeZone;
    if (timeZone === undefined) return [];
    const moment = momentIn(timeZone, now);
    const due = dueNow(settings, moment);
    return due === null ? [] : [{ organizationId, day: moment.day, due }];
  });
};

/** Longer than any list shows them; what was said stays with the person, among the notifications. */
const KEPT_DAYS = 60;
const sweepOld = async ({ db, clock }: Ground): Promise<void> => {
  const oldest = new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000);
  await sql`delete from greetings where day < ${oldest.toISOString().slice(0, 10)}::date`.execute(db);
};

export const jobs: readonly JobHandler[] = [
  handler(greetDue, greetDueOrganizations, '*/15 * * * *'),
  handler(sweepGreetings, sweepOld, '41 3 * * *'),
];
