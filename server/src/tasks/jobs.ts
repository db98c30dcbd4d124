import { sql } from 'kysely';
import type { FileId, OrganizationId, TaskId } from '#contract/ids';
import { DELETED_TASK_DAYS } from '#contract/tasks';
import { organizationFacts } from '#server/organizations/public.ts';
import type { Db, Tx } from '#server/platform/database/database.ts';
import { releaseFiles } from '#server/platform/files/claim.ts';
import type { Ground } from '#server/platform/ground.ts';
import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { repeatTask } from './repeat-task.ts';
import { tellDue } from './tell-due.ts';

/** Every quarter of an hour, for all organisations: no zone's clock differs from UTC by less. */
const tick = defineJob('tasks.tick', { retries: 0, expireInSeconds: 900 });
const sweep = defineJob('tasks.sweep');

/** Makes the tasks whose day has come and tells what is due; the trouble of one organisation or repeat is its own, the next tick tries it again. */
export const tickTasks = async (ground: Ground): Promise<void> => {
  const now = ground.clock.now();
  for (const [organizationId, timeZone] of await touched(ground.db, now)) {
    try {
      for (let more = true; more; ) more = await ground.transaction(now, (tx) => tellDue(tx, { organizationId, timeZone, now }));
      await makeRepeats(ground, organizationId, timeZone);
    } catch (error) {
      ground.log.error({ err: error, organizationId }, 'tasks not told or repeated');
    }
  }
};

/** Organisations with a task that may be due tomorrow, overdue, or to be made, wherever they are: no zone is ahead of UTC by more than 14 hours. */
const touched = async (db: Db, now: Date): Promise<Map<OrganizationId, string>> => {
  const day = sql`(${now}::timestamptz at time zone 'UTC')::date`;
  const { rows } = await sql<{ id: OrganizationId }>`
    select organization_id as id from tasks
    where due_on <= ${day} + 2 and state <> 'done' and deleted_at is null and overdue_told_for is distinct from due_on
    union select organization_id from tasks where next_on <= ${day} + 1 and deleted_at is null`.execute(db);
  const facts = await organizationFacts(
    db,
    rows.map(({ id }) => id),
  );
  return new Map([...facts].map(([id, { timeZone }]) => [id, timeZone]));
};

const makeRepeats = async ({ db, clock, log, transaction }: Ground, organizationId: OrganizationId, timeZone: string): Promise<void> => {
  const now = clock.now();
  const { rows } = await sql<{ taskId: TaskId }>`select id as "taskId" from tasks
    where organization_id = ${organizationId} and next_on <= (${now}::timestamptz at time zone ${timeZone})::date and deleted_at is null
    order by next_on, id`.execute(db);
  for (const { taskId } of rows) {
    try {
      await transaction(now, (tx) => repeatTask(tx, { organizationId, taskId, now }));
    } catch (error) {
      log.error({ err: error, organizationId, taskId }, 'task not repeated');
    }
  }
};

const BATCH = 100;

const ITEMS_KEPT_DAYS = 1;

/** Removes what was deleted a month ago, with its files, and what was taken out of checklists the day before. */
export const sweepTasks = async ({ clock, transaction }: Pick<Ground, 'clock' | 'transaction'>): Promise<void> => {
  const now = clock.now();
  const before = new Date(now.getTime() - DELETED_TASK_DAYS * 86_400_000);
  for (let swept = BATCH; swept === BATCH; ) swept = await transaction(now, (tx) => sweepBatch(tx, before));
  const itemsBefore = new Date(now.getTime() - ITEMS_KEPT_DAYS * 86_400_000);
  await transaction(now, (tx) => sql`delete from task_removed_items where removed_at < ${itemsBefore}`.execute(tx));
};

const sweepBatch = async (tx: Tx, before: Date): Promise<number> => {
  const { rows } = await sql<{ organizationId: OrganizationId; files: FileId[] }>`
    with old as materialized (
      select organization_id, id from tasks where deleted_at < ${before} order by deleted_at limit ${BATCH} for update skip locked
    ),
    gone as (delete from tasks t using old where t.organization_id = old.organization_id and t.id = old.id returning t.organization_id, t.id)
    select gone.organization_id as "organizationId",
      coalesce((select array_agg(f.file_id) from task_files f where f.organization_id = gone.organization_id and f.task_id = gone.id), '{}') as files
    from gone`.execute(tx);
  for (const { organizationId, files } of rows) await releaseFiles(tx, organizationId, files);
  return rows.length;
};

export const jobs: readonly JobHandler[] = [handler(tick, tickTasks, '*/15 * * * *'), handler(sweep, sweepTasks, '23 3 * * *')];
