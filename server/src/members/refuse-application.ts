import type { refuseApplication as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { OperatorScope } from '#server/platform/http/gates.ts';
import { decideApplication } from './decide-application.ts';
import type { MembersReactions } from './events.ts';
import { lockApplication } from './lock-application.ts';

/** Refuses an application with a reason, which the applicant reads. Refuses with `not_found` and `application_decided`. */
export const refuseApplication =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: OperatorScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const application = await lockApplication(tx, params.applicationId);
    return decideApplication(tx, scope, { application, organizationId: null, reason: body.reason }, reactions);
  };
