import type { ApplicationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type ApplicationRecord, withMembers } from './tables.ts';

/** Takes an application that waits for a decision. Refuses with `not_found`, and with `application_decided` when it waits no more. */
export const lockApplication = async (tx: Tx, id: ApplicationId): Promise<ApplicationRecord> => {
  const application = await withMembers(tx)
    .selectFrom('access_applications')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (application === undefined) throw new Refusal('not_found');
  if (application.state !== 'pending') throw new Refusal('application_decided');
  return application;
};
