import { type FileCard, filePath } from '#contract/files';
import type { FileId, FolderId, GroupId, LibraryFileId } from '#contract/ids';
import { type LibraryFile, type LibrarySection, openPath } from '#contract/library';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { canOfFile, hasExpired, mayManage } from './policy.ts';

/** A file as it is selected. */
export interface FileRow {
  readonly id: LibraryFileId;
  readonly section: LibrarySection;
  readonly folder_id: FolderId | null;
  readonly name: string;
  readonly file_id: FileId;
  readonly versions: number;
  readonly size: number;
  readonly audience: readonly GroupId[] | null;
  readonly expires_on: string | null;
  readonly changed_at: Date;
  readonly version: number;
  readonly openings: number;
}
/** What the rows name by ids alone. */
export interface FileNames {
  readonly files: ReadonlyMap<FileId, FileCard>;
  readonly groups: ReadonlyMap<GroupId, string>;
}

/** A file as this member may see it now. */
export const presentFile = (row: FileRow, scope: MemberScope, today: string, { files, groups }: FileNames): LibraryFile => {
  const card = files.get(row.file_id);
  const manage = mayManage(scope);
  return {
    type: 'file',
    id: row.id,
    organizationId: scope.organizationId,
    section: row.section,
    folderId: row.folder_id,
    name: row.name,
    kind: card?.kind ?? 'other',
    mediaType: card?.mediaType ?? 'application/octet-stream',
    size: row.size,
    width: card?.width ?? null,
    height: card?.height ?? null,
    placeholder: card?.placeholder ?? null,
    previews: card?.previews ?? [],
    url: openPath(scope.organizationId, row.id),
    contentUrl: filePath(scope.organizationId, row.file_id),
    changedAt: row.changed_at.toISOString(),
    expiresOn: row.expires_on,
    expired: hasExpired(row.expires_on, today),
    openings: manage ? row.openings : null,
    versions: manage ? row.versions : null,
    audience: manage && row.audience !== null ? row.audience.flatMap((id) => namedGroup(id, groups)) : null,
    version: row.version,
    can: canOfFile(scope),
  };
};

/** A group may be deleted while a deleted file is for it: come back, the file is for those that are left, for none of them too. */
const namedGroup = (id: GroupId, groups: FileNames['groups']) => {
  const name = groups.get(id);
  return name === undefined ? [] : [{ id, name }];
};
