import { sql } from 'kysely';
import type { LibraryFileId } from '#contract/ids';
import type { findTakenNames as endpoint } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import { cleanFileName } from '#server/platform/files/file-name.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { checkPlace } from './check-place.ts';
import { loadFiles } from './file-reads.ts';
import { TOP } from './tables.ts';

/** Which names are taken in a place, as an upload of them would be called; by the index of names, whatever the folder holds. Refuses with `invalid` a folder that is not in the section. */
export const findTakenNames = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { section, folderId, names } = body;
  await checkPlace(tx, scope.organizationId, { section, folderId }, 'folderId');
  const cleaned = names.map(cleanFileName);
  const { rows } = await sql<{ id: LibraryFileId; place: number }>`
    select f.id, given.place::int as place from unnest(${cleaned}::text[]) with ordinality as given (name, place)
    join library_files f on f.organization_id = ${scope.organizationId} and f.section = ${section} and f.place = ${folderId ?? TOP}
      and f.deleted_at is null and lower(f.name) = lower(given.name)
    order by given.place`.execute(tx);
  const files = await loadFiles(tx, scope, [...new Set(rows.map(({ id }) => id))]);
  const byId = new Map(files.map((file) => [file.id, file]));
  return {
    items: rows.flatMap(({ id, place }) => {
      const [name, file] = [names[place - 1], byId.get(id)];
      return name === undefined || file === undefined ? [] : [{ name, file }];
    }),
  };
};
