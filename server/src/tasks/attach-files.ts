import type { Parsed, Result } from '#contract/route';
import { type attachTaskFiles as endpoint, MAX_TASK_FILES } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { attachToTask } from './attach-to-task.ts';
import { withTasks } from './tables.ts';
import { workOnTask } from './work-on-task.ts';

/** Attaches own uploads to a task that one sees. Raises `not_found`, `file_missing` and `task_files_limit`. */
export const attachFiles = (tx: Tx, scope: MemberScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> =>
  workOnTask(
    tx,
    scope,
    params.taskId,
    async ({ id: taskId }) => {
      const { organizationId } = scope;
      const fileIds = [...new Set(body.files)];
      const { attached } = await withTasks(tx)
        .selectFrom('task_files')
        .select(({ fn }) => fn.countAll<string>().as('attached'))
        .where('organization_id', '=', organizationId)
        .where('task_id', '=', taskId)
        .executeTakeFirstOrThrow();
      if (Number(attached) + fileIds.length > MAX_TASK_FILES) throw new Refusal('task_files_limit');
      await attachToTask(tx, scope, { taskId, fileIds, field: 'files' });
      const cards = await presentFiles(tx, organizationId, fileIds);
      return fileIds.map((id) => ({ kind: 'fileAdded' as const, name: cards.get(id)?.name ?? '' }));
    },
    'sees',
  );
