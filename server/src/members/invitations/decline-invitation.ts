import { sql } from 'kysely';
import type { declineInvitation as endpoint } from '#contract/invitations';
import type { Parsed } from '#contract/route';
import { findPerson } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { findWaiting } from '../find-waiting.ts';

/** «Не сейчас»: the invitation is shown no more. Nothing is written where the organisation looks. Refuses with `not_found`. */
export const declineInvitation = async (tx: Tx, { personId, now }: PersonScope, { body }: Parsed<typeof endpoint>): Promise<void> => {
  const person = await findPerson(tx, personId);
  const waiting = person && (await findWaiting(tx, body.organizationId, person.phone));
  if (waiting === undefined) throw new Refusal('not_found');
  await sql`insert into invitation_declines (person_id, organization_id, declined_at)
    values (${personId}, ${body.organizationId}, ${now}) on conflict do nothing`.execute(tx);
};
