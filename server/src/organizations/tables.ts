import type { ColumnType, Generated, Selectable } from 'kysely';
import type { z } from 'zod';
import type { FileId, OrganizationId } from '#contract/ids';
import type { SocialLink } from '#contract/organizations';
import type { RichDoc } from '#contract/rich-text';
import type { Db } from '#server/platform/database/database.ts';

interface OrganizationsTable {
  id: OrganizationId;
  name: string;
  head_name: Generated<string>;
  head_position: Generated<string>;
  description: ColumnType<RichDoc | null, string | null | undefined, string | null>;
  phone: Generated<string>;
  second_phone: Generated<string>;
  email: Generated<string>;
  website: Generated<string>;
  social_links: ColumnType<z.input<typeof SocialLink>[], string | undefined, string>;
  time_zone: string;
  logo_file_id: FileId | null;
  version: Generated<number>;
  joined_at: Date;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type OrganizationsTables = { organizations: OrganizationsTable };

/** The handle with the slice's table; of a transaction it is the same transaction. */
export const withOrganizations = (db: Db) => db.withTables<OrganizationsTables>();

export type OrganizationRecord = Selectable<OrganizationsTable>;
