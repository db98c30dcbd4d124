import type { AuditAction } from '#contract/audit';
import type { FolderId, LibraryFileId } from '#contract/ids';
import { recordMany } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';

/** Journals one act on files and folders, an entry each. */
export const recordItems = async (
  tx: Tx,
  { personId, organizationId, now }: AdminScope,
  action: AuditAction,
  { folders, files }: { readonly folders: readonly { id: FolderId }[]; readonly files: readonly { id: LibraryFileId }[] },
): Promise<void> => {
  const act = { action, actor: personId, organizationId, now };
  const subjects = (items: readonly { id: string }[]) => items.map(({ id }) => ({ subjectId: id }));
  if (folders.length > 0) await recordMany(tx, { ...act, subjectType: 'folder' }, subjects(folders));
  if (files.length > 0) await recordMany(tx, { ...act, subjectType: 'library-file' }, subjects(files));
};
