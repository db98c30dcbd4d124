import { type RawBuilder, sql } from 'kysely';
import type { LibraryFileId } from '#contract/ids';
import type { searchLibrary as endpoint, LibrarySection } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type Finder, matches, type SearchQuery } from '#server/platform/search/finder.ts';
import { parseQuery } from '#server/platform/search/parse-query.ts';
import { snippet } from '#server/platform/search/snippet.ts';
import { loadFiles } from './file-reads.ts';
import { pathsTo } from './folder-reads.ts';
import { foundFolders, withPlaces } from './folder-search-reads.ts';
import { markFound } from './mark-found.ts';
import { maySeeSection } from './policy.ts';
import { sightOf } from './sight-reads.ts';

/** Of more matches the newest are put in order; who looks among thousands types another word. */
const MOST_MATCHES = 500;
/** Of a text, before and after the first word that was found. */
const BEFORE = 120;
const AROUND = 480;

/** Folders by the words of their names, files also by those of their texts. Raises `not_found` for members who ask for the internal section. */
export const searchLibrary = async (db: Db, scope: MemberScope, { query }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  if (query.section !== undefined && !maySeeSection(scope, query.section)) throw new Refusal('not_found');
  const asked = await parseQuery(db, query.query);
  if (asked === null) return { folders: [], items: [], more: false };
  const folders = await foundFolders(db, scope, { query: asked, limit: query.limit + 1, section: query.section });
  const found = await foundFiles(db, scope, { query: asked, limit: query.limit + 1, section: query.section });
  const shown = found.slice(0, query.limit);
  const files = new Map((await loadFiles(db, scope, idsOf(shown))).map((file) => [file.id, file]));
  const paths = await pathsTo(
    db,
    scope.organizationId,
    [...files.values()].flatMap((file) => file.folderId ?? []),
  );
  return {
    folders: await withPlaces(db, scope, folders.slice(0, query.limit)),
    items: shown.flatMap(({ id, around }) => {
      const file = files.get(id);
      if (file === undefined) return [];
      const path = file.folderId === null ? [] : (paths.get(file.folderId) ?? []);
      return [{ file, path, snippet: around === null ? null : markFound(snippet(around, asked.marks), asked.marks) }];
    }),
    more: found.length > query.limit || folders.length > query.limit,
  };
};

/** The library's part of the one search. */
export const findFiles: Finder = async (db, scope, query, limit) => {
  const found = await foundFiles(db, scope, { query, limit });
  const around = new Map(found.map((hit) => [hit.id, hit.around]));
  const files = await loadFiles(db, scope, idsOf(found));
  return files.map(({ id, name, kind, section, folderId, changedAt }) => {
    const text = around.get(id) ?? null;
    const shown = { title: name, text: text === null ? '' : snippet(text, query.marks) };
    return { kind: 'file', id, ...shown, at: changedAt, fileKind: kind, section, folderId };
  });
};

interface Asked {
  readonly query: SearchQuery;
  readonly limit: number;
  readonly section?: LibrarySection | undefined;
}
interface Found {
  readonly id: LibraryFileId;
  /** The text around the first word that was found in it; null when only the name has any. */
  readonly around: string | null;
}
const idsOf = (found: readonly Found[]) => found.map(({ id }) => id);

/** Those found by name first, then the newest. Texts are only looked into for what is shown. */
const foundFiles = async (db: Db, scope: MemberScope, { query, limit, section }: Asked): Promise<Found[]> => {
  const { organizationId } = scope;
  const { sees } = await sightOf(db, scope);
  const inSection: RawBuilder<unknown> = section === undefined ? sql`` : sql`and f.section = ${section}`;
  const { rows } = await sql<Found>`
    with matching as materialized (
      select f.id, f.changed_at, f.name from library_texts t
      join library_files f on f.organization_id = t.organization_id and f.id = t.library_file_id
      where t.organization_id = ${organizationId} and ${matches('t.vector', query)} and ${sees} ${inSection}
      order by f.changed_at desc, f.id desc limit ${MOST_MATCHES}
    ), shown as materialized (
      select id, changed_at, to_tsvector('russian', library_words(name)) @@ ${query.tsquery}::tsquery as by_name from matching
      order by by_name desc, changed_at desc, id desc limit ${limit}
    )
    select shown.id, case when at.place > 0 then substr(t.body, greatest(1, at.place - ${BEFORE}), ${AROUND}) end as around
    from shown
    join library_texts t on t.organization_id = ${organizationId} and t.library_file_id = shown.id
    cross join lateral (
      select min(nullif(strpos(words.body, mark), 0)) as place
      from (select library_words(t.body) as body offset 0) as words, unnest(${query.marks}::text[]) as mark
    ) as at
    order by shown.by_name desc, shown.changed_at desc, shown.id desc`.execute(db);
  return rows;
};
