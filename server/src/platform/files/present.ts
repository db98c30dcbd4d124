import { type FileCard, filePath } from '#contract/files';
import type { FileId, OrganizationId } from '#contract/ids';
import type { Db } from '../database/database.ts';
import { type FileRow, withFiles } from './tables.ts';

/** The card of a file as its row stands. */
export function presentFile(row: FileRow): FileCard {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    kind: row.kind,
    size: Number(row.size),
    width: row.width,
    height: row.height,
    placeholder: row.placeholder,
    state: row.state,
    error: row.error,
    url: filePath(row.organization_id, row.id),
    previews: row.variants.map(({ side, width }) => ({ width, url: filePath(row.organization_id, row.id, `${side}`) })),
  };
}

/** The cards of these files of the organisation, in one query; a file that is gone is not in the map. */
export async function presentFiles(db: Db, organizationId: OrganizationId, ids: readonly FileId[]): Promise<Map<FileId, FileCard>> {
  if (ids.length === 0) return new Map();
  const rows = await withFiles(db)
    .selectFrom('files')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, presentFile(row)]));
}
