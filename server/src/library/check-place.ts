import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { Place } from './events.ts';
import { pathsTo } from './folder-reads.ts';

/** How deep a place lies: 0 at the top. Refuses with `invalid` (`folder_missing` at `field`) a folder that is not in the section. */
export const checkPlace = async (tx: Tx, organizationId: OrganizationId, { section, folderId }: Place, field: string): Promise<number> => {
  if (folderId === null) return 0;
  const path = (await pathsTo(tx, organizationId, [folderId], section)).get(folderId);
  if (path === undefined) throw new Refusal('invalid', { fields: { [field]: 'folder_missing' } });
  return path.length;
};
