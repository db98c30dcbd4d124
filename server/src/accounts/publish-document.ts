import { sql } from 'kysely';
import type { Document, publishDocument as endpoint } from '#contract/accounts';
import type { DocumentId } from '#contract/ids';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { OperatorScope } from '#server/platform/http/gates.ts';
import { newId } from '#server/platform/ids.ts';
import { presentDocument } from './document-reads.ts';
import { withAccounts } from './tables.ts';

/** Publishes a new version of a document: from now on it is the one in force, and the one that newcomers must accept. */
export const publishDocument = async (tx: Tx, scope: OperatorScope, { body }: Parsed<typeof endpoint>): Promise<Document> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`document:${body.kind}`}, 0))`.execute(tx);
  const newest = await withAccounts(tx)
    .selectFrom('documents')
    .select('version')
    .where('kind', '=', body.kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const document = {
    id: newId<DocumentId>(scope.now),
    kind: body.kind,
    version: (newest?.version ?? 0) + 1,
    title: body.title,
    // Every kind there is must be accepted to sign up.
    required: true,
    published_at: scope.now,
  };
  await withAccounts(tx)
    .insertInto('documents')
    .values({ ...document, body: JSON.stringify(body.body) })
    .execute();
  await record(tx, {
    action: 'accounts.publish-document',
    actor: scope.personId,
    subjectType: 'document',
    subjectId: document.id,
    details: { kind: document.kind, version: document.version },
    now: scope.now,
  });
  return presentDocument(document);
};
