import type { Consent, giveConsent as endpoint } from '#contract/accounts';
import type { Parsed } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { consentTo, documentsInForce } from './document-reads.ts';
import { recordConsents } from './record-consents.ts';

/** Agrees to a document. Refuses with `not_found` for what is not in force: nobody agrees to an old text. */
export const giveConsent = async (tx: Tx, scope: PersonScope, { body }: Parsed<typeof endpoint>): Promise<Consent> => {
  const document = (await documentsInForce(tx)).find(({ id }) => id === body.documentId);
  if (document === undefined) throw new Refusal('not_found');
  await recordConsents(tx, scope, scope.personId, [document]);
  const consent = await consentTo(tx, scope.personId, document.id);
  if (consent === undefined) throw new Refusal('not_found');
  return consent;
};
