import { type RawBuilder, sql } from 'kysely';
import type { LibrarySort, listLibrary as listEndpoint } from '#contract/library';
import { MAX_FOLDER_DEPTH } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { contentsOf } from './content-reads.ts';
import { fileRows, presentRows } from './file-reads.ts';
import { pathTo } from './folder-reads.ts';
import { mayManage, maySeeSection } from './policy.ts';
import type { FileRow } from './present-file.ts';
import { type FolderRow, presentFolder } from './present-folder.ts';
import { type Sight, sightOf } from './sight-reads.ts';
import { TOP } from './tables.ts';

type Query = Parsed<typeof listEndpoint>['query'];
type Key = string | number;
/** Where the page before ended: among the folders, or among the files. */
interface From {
  readonly of: 'folder' | 'file';
  readonly key: readonly [Key, string];
}

/** What lies in a folder: folders first, then files, a keyset page across both. Raises `not_found`, for members of the internal section too. */
export const listLibrary = async (
  db: Db,
  scope: MemberScope,
  { query }: Parsed<typeof listEndpoint>,
): Promise<Result<typeof listEndpoint>> => {
  if (!maySeeSection(scope, query.section)) throw new Refusal('not_found');
  const path = await pathTo(db, scope.organizationId, query.folder ?? null, query.section);
  const from = query.after === undefined ? null : readCursor(query.after, query.sort);
  const sight = await sightOf(db, scope);

  const folders = from?.of === 'file' ? [] : await folderPage(db, scope, query, from);
  const room = query.limit + 1 - folders.length;
  const files = room > 0 ? await filePage(db, scope, { query, sight, room, from: from?.of === 'file' ? from : null }) : [];
  const shownFolders = folders.slice(0, query.limit);
  const shownFiles = files.slice(0, query.limit - shownFolders.length);
  const contents = await contentsOf(
    db,
    scope,
    sight,
    shownFolders.map(({ id }) => id),
  );
  const manage = mayManage(scope);
  return {
    items: [
      ...shownFolders.map((row) => presentFolder(row, scope, contents.get(row.id))),
      ...(await presentRows(db, scope, sight, shownFiles)),
    ],
    ...(folders.length + files.length > query.limit ? { next: cursorOf(query.sort, shownFolders, shownFiles) } : {}),
    path,
    can: { add: manage, create: manage && path.length < MAX_FOLDER_DEPTH, internal: manage },
  };
};

const placeOf = ({ section, folder }: Query) => sql`section = ${section} and place = ${folder ?? TOP} and deleted_at is null`;
const byName = sql`name collate "und-x-icu"`;
const FILE_COLUMNS: Readonly<Record<LibrarySort, RawBuilder<unknown>>> = { name: byName, date: sql`changed_at`, size: sql`size` };
// A folder has no size; it stays in its name's place.
const folderColumn = (sort: LibrarySort) => (sort === 'date' ? sql`created_at` : byName);
const folderDirection = ({ sort, direction }: Query) => (sort === 'size' ? 'asc' : direction);

const folderPage = async (db: Db, { organizationId }: MemberScope, query: Query, from: From | null): Promise<FolderRow[]> => {
  const columns = [folderColumn(query.sort), sql`id`];
  const direction = folderDirection(query);
  const on = sql.raw(direction);
  const { rows } = await sql<FolderRow>`
    select id, section, parent_id, name, created_at, version from library_folders
    where organization_id = ${organizationId} and ${placeOf(query)} ${from === null ? sql`` : sql`and ${beyond(columns, direction, from.key)}`}
    order by ${columns[0]} ${on}, id ${on} limit ${query.limit + 1}`.execute(db);
  return rows;
};

const filePage = (
  db: Db,
  scope: MemberScope,
  { query, sight, room, from }: { query: Query; sight: Sight; room: number; from: From | null },
): Promise<FileRow[]> => {
  const columns = [FILE_COLUMNS[query.sort], sql`id`];
  const on = sql.raw(query.direction);
  const beyondFrom = from === null ? sql`` : sql`and ${beyond(columns, query.direction, from.key)}`;
  return fileRows(db, scope, sql`${placeOf(query)} and ${sight.sees} ${beyondFrom} order by ${columns[0]} ${on}, id ${on} limit ${room}`);
};

const cursorOf = (sort: LibrarySort, folders: readonly FolderRow[], files: readonly FileRow[]): string => {
  const file = files.at(-1);
  const folder = folders.at(-1);
  if (file !== undefined) {
    const keys = { name: file.name, date: file.changed_at.toISOString(), size: file.size };
    return encodeCursor(['file', keys[sort], file.id]);
  }
  return encodeCursor(['folder', (sort === 'date' ? folder?.created_at.toISOString() : folder?.name) ?? '', folder?.id ?? TOP]);
};

const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0');
const isTime = (value: unknown) => isText(value) && /^[1-9]\d{3}-/.test(value) && new Date(value).toJSON() === value;
const isSize = (value: unknown) => typeof value === 'number' && Number.isSafeInteger(value);
const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
const FITS: Readonly<Record<LibrarySort, (value: unknown) => boolean>> = { name: isText, date: isTime, size: isSize };

/** The values of a cursor, each of the kind its column takes: what PostgreSQL could not cast would be our fault, not the client's. */
const readCursor = (cursor: string, sort: LibrarySort): From => {
  const [of, key, id] = decodeCursor(cursor, 3);
  const fits = of === 'folder' ? FITS[sort === 'size' ? 'name' : sort] : FITS[sort];
  if ((of !== 'folder' && of !== 'file') || !fits(key) || !isId(id)) throw new Refusal('bad_request');
  return { of, key: [key as Key, id as string] };
};
