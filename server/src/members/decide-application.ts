import type { OrganizationId } from '#contract/ids';
import type { Application } from '#contract/members';
import { findPersonByPhone } from '#server/accounts/public.ts';
import { record } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import type { OperatorScope } from '#server/platform/http/gates.ts';
import { presentApplications } from './application-reads.ts';
import { applicationsChanged, type MembersReactions, react } from './events.ts';
import { mailDecision } from './jobs.ts';
import { type ApplicationRecord, withMembers } from './tables.ts';

interface Decision {
  readonly application: ApplicationRecord;
  /** The organisation opened to the applicant; null refuses. */
  readonly organizationId: OrganizationId | null;
  readonly reason: string;
}

/** Writes, journals and tells the decision on an application, which the caller has locked and examined. */
export const decideApplication = async (
  tx: Tx,
  scope: OperatorScope,
  { application, organizationId, reason }: Decision,
  reactions: MembersReactions,
): Promise<Application> => {
  const approved = organizationId !== null;
  const decided = await withMembers(tx)
    .updateTable('access_applications')
    .set({
      state: approved ? 'approved' : 'refused',
      reason,
      decided_at: scope.now,
      decided_by_person_id: scope.personId,
    })
    .where('id', '=', application.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, {
    action: approved ? 'members.approve-application' : 'members.refuse-application',
    actor: scope.personId,
    organizationId,
    subjectType: 'application',
    subjectId: application.id,
    now: scope.now,
  });
  applicationsChanged(tx);
  const applicant = await findPersonByPhone(tx, application.phone);
  if (applicant !== undefined) {
    const organizationName =
      organizationId === null
        ? application.organization_name
        : ((await organizationNames(tx, [organizationId])).get(organizationId) ?? application.organization_name);
    const facts = { applicationId: application.id, personId: applicant.id, organizationId, organizationName, approved, reason };
    await react(tx, reactions.accessDecided, { ...facts, now: scope.now });
  }
  if (application.email !== '') await enqueue(tx, mailDecision, { applicationId: application.id });
  const [shown] = await presentApplications(tx, [decided]);
  if (shown === undefined) throw new Error('The decided application cannot be shown');
  return shown;
};
