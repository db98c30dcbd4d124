import type { OrganizationId } from '#contract/ids';
import { MAX_FOLDER_NAME, type Renamed } from '#contract/library';
import type { Tx } from '#server/platform/database/database.ts';
import { namesProgram } from '#server/platform/files/sniff.ts';
import type { Place } from './events.ts';
import { keepEnding } from './keep-ending.ts';
import { isTaken, type Named } from './name-reads.ts';
import type { Item } from './relocate-items.ts';

interface Going {
  readonly of: Named['of'];
  readonly items: readonly Item[];
}

/**
 * What goes back to a place, called as it was before a clash has renamed it; where that name is taken by now, or somebody has given
 * another since, as it is called. The library must be locked.
 */
export const withFormerNames = async (
  tx: Tx,
  organizationId: OrganizationId,
  { of, items }: Going,
  { place, formerNames }: { readonly place: Place; readonly formerNames: readonly Renamed[] },
): Promise<Item[]> => {
  const former = new Map<string, Renamed>(formerNames.map((one) => [one.id, one]));
  const named: Item[] = [];
  for (const item of items) {
    const before = former.get(item.id);
    const name = before?.name === item.name ? nameFor(of, before) : null;
    if (name === null) named.push(item);
    else if (await isTaken(tx, organizationId, place, { name, id: item.id, of }))
      named.push({ id: item.id, name: item.name, should: name });
    else named.push({ id: item.id, name });
  }
  return named;
};

/** The name that it may have again; null for one that no rename would give it. */
const nameFor = (of: Named['of'], { was, name }: Renamed): string | null => {
  if (of === 'folders') return was.length > MAX_FOLDER_NAME ? null : was;
  const kept = keepEnding(was, name);
  return namesProgram(kept) ? null : kept;
};
