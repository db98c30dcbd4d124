import type { Parsed, Result } from '#contract/route';
import type { removeTaskFile as endpoint } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import { releaseFiles } from '#server/platform/files/claim.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { mayRemoveFile } from './policy.ts';
import { withTasks } from './tables.ts';
import { workOnTask } from './work-on-task.ts';

/** Takes a file off a task and removes it: who attached it, the author and administrators. Raises `not_found`. */
export const removeFile = (tx: Tx, scope: MemberScope, { params }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> =>
  workOnTask(
    tx,
    scope,
    params.taskId,
    async (task) => {
      const { organizationId } = scope;
      const { taskId, fileId } = params;
      const name = (await presentFiles(tx, organizationId, [fileId])).get(fileId)?.name ?? '';
      const gone = await withTasks(tx)
        .deleteFrom('task_files')
        .where(({ and }) => and({ organization_id: organizationId, task_id: taskId, file_id: fileId }))
        .returning('member_id')
        .executeTakeFirst();
      if (gone === undefined || !mayRemoveFile(scope, task, gone.member_id)) throw new Refusal('not_found');
      await releaseFiles(tx, organizationId, [fileId]);
      return [{ kind: 'fileRemoved', name }];
    },
    'sees',
  );
