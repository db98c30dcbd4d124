import type { FolderId } from '#contract/ids';
import type { LibraryFolder, LibrarySection } from '#contract/library';
import type { MemberScope } from '#server/platform/http/gates.ts';
import type { Contents } from './content-reads.ts';
import { canOfFolder } from './policy.ts';

/** A folder as it is selected. */
export interface FolderRow {
  readonly id: FolderId;
  readonly section: LibrarySection;
  readonly parent_id: FolderId | null;
  readonly name: string;
  readonly created_at: Date;
  readonly version: number;
}

const NOTHING: Contents = { folders: 0, files: { value: 0, capped: false } };

/** A folder as this member may see it. */
export const presentFolder = (row: FolderRow, scope: MemberScope, contents = NOTHING): LibraryFolder => ({
  type: 'folder',
  id: row.id,
  organizationId: scope.organizationId,
  section: row.section,
  parentId: row.parent_id,
  name: row.name,
  contents,
  createdAt: row.created_at.toISOString(),
  version: row.version,
  can: canOfFolder(scope),
});
