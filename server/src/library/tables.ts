import type { Generated } from 'kysely';
import type { FileId, FolderId, GroupId, LibraryFileId, MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { LibrarySection } from '#contract/library';
import type { Db } from '#server/platform/database/database.ts';

interface Deletable {
  deleted_at: Date | null;
  deleted_by_member_id: MemberId | null;
  /** What was deleted: the row itself, or a folder around it. */
  deleted_with: FolderId | LibraryFileId | null;
}
interface LibraryFoldersTable extends Deletable {
  organization_id: OrganizationId;
  id: FolderId;
  section: LibrarySection;
  parent_id: FolderId | null;
  name: string;
  created_at: Date;
  version: Generated<number>;
}
interface LibraryFilesTable extends Deletable {
  organization_id: OrganizationId;
  id: LibraryFileId;
  section: LibrarySection;
  folder_id: FolderId | null;
  name: string;
  /** Of the current version, as `number` and `size` are. */
  file_id: FileId;
  number: number;
  last_number: number;
  versions: number;
  size: number;
  /** Null is everybody. */
  audience: GroupId[] | null;
  /** `YYYY-MM-DD`. */
  expires_on: string | null;
  changed_at: Date;
  version: Generated<number>;
}
interface OfLibraryFile {
  organization_id: OrganizationId;
  library_file_id: LibraryFileId;
}
interface LibraryVersionsTable extends OfLibraryFile {
  number: number;
  file_id: FileId;
  author_person_id: PersonId;
  author_name: string;
  added_at: Date;
}
interface LibraryOpeningsTable extends OfLibraryFile {
  day: string;
  member_id: MemberId;
}
interface LibraryOpeningCountsTable extends OfLibraryFile {
  openings: Generated<number>;
}
interface LibraryTextsTable extends OfLibraryFile {
  name: string;
  body: Generated<string>;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type LibraryTables = {
  library_folders: LibraryFoldersTable;
  library_files: LibraryFilesTable;
  library_versions: LibraryVersionsTable;
  library_openings: LibraryOpeningsTable;
  library_opening_counts: LibraryOpeningCountsTable;
  library_texts: LibraryTextsTable;
};

/** The handle with the tables of the library; of a transaction it is the same transaction. */
export const withLibrary = (db: Db) => db.withTables<LibraryTables>();

/** `place` of what lies at the top of its section. */
export const TOP = '00000000-0000-0000-0000-000000000000';
