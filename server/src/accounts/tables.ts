import type { ColumnType, Generated, Selectable } from 'kysely';
import type { DocumentKind, VerificationWay } from '#contract/accounts';
import type { DocumentId, PersonId, SessionId, VerificationId } from '#contract/ids';
import type { ErasureId } from '#contract/personal-data';
import type { RichDoc } from '#contract/rich-text';
import type { Db } from '#server/platform/database/database.ts';

interface PersonsTable {
  id: PersonId;
  phone: string;
  password_hash: string;
  last_name: string;
  first_name: string;
  patronymic: Generated<string>;
  /** `YYYY-MM-DD`. */
  birth_date: string | null;
  email: Generated<string>;
  region: Generated<string>;
  is_operator: Generated<boolean>;
  blocked_at: Date | null;
  version: Generated<number>;
  created_at: Date;
}

interface SessionsTable {
  token_hash: Buffer;
  id: SessionId;
  person_id: PersonId;
  device: string;
  address: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
}

export type VerificationPurpose = 'sign_up' | 'reset';

interface VerificationsTable {
  id: VerificationId;
  phone: string;
  purpose: VerificationPurpose;
  way: VerificationWay;
  /** `placing` with a code is a call that has begun, and must not be placed again. */
  state: 'placing' | 'placed' | 'failed' | 'proved' | 'used';
  code_hash: Buffer | null;
  attempts: Generated<number>;
  proof_hash: Buffer | null;
  address: string;
  network: string;
  created_at: Date;
  /** Of the code, and once proved of the proof. */
  expires_at: Date;
}

interface SignInFailuresTable {
  id: string;
  phone_hash: Buffer;
  address: string;
  at: Date;
}

interface DocumentsTable {
  id: DocumentId;
  kind: DocumentKind;
  version: number;
  title: string;
  body: ColumnType<RichDoc, string, never>;
  required: boolean;
  published_at: Date;
}

interface ConsentsTable {
  person_id: PersonId;
  document_id: DocumentId;
  given_at: Date;
  address: string;
  device: string;
  withdrawn_at: Date | null;
}

interface ErasuresTable {
  id: ErasureId;
  erased_at: Date;
  memberships: number;
  act_key: string;
  token_hash: Buffer;
  token_expires_at: Date;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type AccountsTables = {
  persons: PersonsTable;
  sessions: SessionsTable;
  verifications: VerificationsTable;
  sign_in_failures: SignInFailuresTable;
  documents: DocumentsTable;
  consents: ConsentsTable;
  erasures: ErasuresTable;
};

/** The handle with the slice's tables; of a transaction it is the same transaction. */
export const withAccounts = (db: Db) => db.withTables<AccountsTables>();

export type VerificationRow = Selectable<VerificationsTable>;
export type DocumentRow = Selectable<DocumentsTable>;
