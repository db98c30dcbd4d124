import type { ColumnType, Generated, Selectable } from 'kysely';
import type { ErrorCode } from '#contract/errors';
import type { FileKind, FileState, PictureSide } from '#contract/files';
import type { FileId, OrganizationId, PersonId } from '#contract/ids';
import type { Db } from '../database/database.ts';

/** One size of a picture, as stored under `<storage_key>-<side>`. */
export interface Variant {
  readonly side: PictureSide;
  /** What it is really wide: less than the side when the picture is small or tall. */
  readonly width: number;
  readonly size: number;
}

export type FilePurpose = 'post' | 'logo' | 'import' | 'library' | 'task';

interface FilesTable {
  organization_id: OrganizationId;
  id: FileId;
  person_id: PersonId;
  storage_key: string;
  name: string;
  media_type: Generated<string>;
  kind: Generated<FileKind>;
  /** `bigint`, which the driver may give as text; a file is far below what a number holds. */
  size: ColumnType<string | number, number, number>;
  width: number | null;
  height: number | null;
  placeholder: string | null;
  variants: ColumnType<readonly Variant[], string | undefined, string>;
  state: Generated<FileState>;
  error: ErrorCode | null;
  purpose: FilePurpose | null;
  created_at: Date;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type FilesTables = { files: FilesTable };

/** The handle with the table of files; of a transaction it is the same transaction. */
export const withFiles = (db: Db) => db.withTables<FilesTables>();

export type FileRow = Selectable<FilesTable>;
