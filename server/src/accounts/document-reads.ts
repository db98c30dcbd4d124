import { sql } from 'kysely';
import { type Consent, type Document, DocumentKind, type getDocument, type listConsents, type listDocuments } from '#contract/accounts';
import type { DocumentId, PersonId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import type { PersonScope, VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type DocumentRow, withAccounts } from './tables.ts';

const KINDS = DocumentKind.options;

/** The documents in force, in the order they are shown. */
export const documentsInForce = async (db: Db): Promise<Document[]> => {
  const rows = await withAccounts(db)
    .selectFrom('documents')
    .distinctOn('kind')
    .select(['id', 'kind', 'version', 'title', 'required', 'published_at'])
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(presentDocument).sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
};

export const documentList = async (db: Db, _scope: VisitorScope): Promise<Result<typeof listDocuments>> => ({
  items: await documentsInForce(db),
});

/** The text in force of a kind. Refuses with `not_found` when none was published. */
export const documentText = async (
  db: Db,
  _scope: VisitorScope,
  { params }: Parsed<typeof getDocument>,
): Promise<Result<typeof getDocument>> => {
  const row = await withAccounts(db)
    .selectFrom('documents')
    .selectAll()
    .where('kind', '=', params.kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return { ...presentDocument(row), body: row.body };
};

/** What this person agreed to, newest first. */
export const consentList = async (db: Db, scope: PersonScope): Promise<Result<typeof listConsents>> => ({
  items: await consentsOf(db, scope.personId),
});

/** One consent of a person, if there is one. */
export const consentTo = async (db: Db, personId: PersonId, documentId: DocumentId): Promise<Consent | undefined> =>
  (await consentsOf(db, personId)).find((consent) => consent.document.id === documentId);

/** What a person agreed to, newest first. */
export const consentsOf = async (db: Db, personId: PersonId): Promise<Consent[]> => {
  const rows = await withAccounts(db)
    .selectFrom('consents')
    .innerJoin('documents', 'documents.id', 'consents.document_id')
    .select(['id', 'kind', 'version', 'title', 'required', 'published_at', 'given_at', 'withdrawn_at'])
    .select(sql<boolean>`version = (select max(newer.version) from documents newer where newer.kind = documents.kind)`.as('current'))
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    document: presentDocument(row),
    givenAt: row.given_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    // A newer version needs a consent of its own.
    inForce: row.withdrawn_at === null && row.current,
  }));
};

/** A version of a document without its text. */
export const presentDocument = (row: Omit<DocumentRow, 'body'>): Document => ({
  id: row.id,
  kind: row.kind,
  version: row.version,
  title: row.title,
  required: row.required,
  publishedAt: row.published_at.toISOString(),
});
