import { sql } from 'kysely';
import type { FileId, TaskId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { claimFiles } from '#server/platform/files/claim.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';

/** Attaches one's own uploads to a task. Refuses with `file_missing`, by the field that they came in. */
export const attachToTask = async (
  tx: Tx,
  { organizationId, personId, memberId, now }: MemberScope,
  { taskId, fileIds, field }: { readonly taskId: TaskId; readonly fileIds: readonly FileId[]; readonly field: 'attachments' | 'files' },
): Promise<void> => {
  await claimFiles(tx, { organizationId, personId, fileIds, purpose: 'task', field: (index) => `${field}.${index}` });
  await sql`insert into task_files (organization_id, task_id, file_id, member_id, added_at)
    select ${organizationId}::uuid, ${taskId}::uuid, unnest(${fileIds}::uuid[]), ${memberId}::uuid, ${now}::timestamptz`.execute(tx);
};
