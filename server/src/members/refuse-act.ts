import type { AuditAction } from '#contract/audit';
import type { ErrorCode } from '#contract/errors';
import type { MemberId } from '#contract/ids';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { type Refused, refuse } from '#server/platform/http/problem.ts';

interface Act {
  /** As it would have been journalled. */
  readonly action: AuditAction;
  readonly memberId: MemberId;
  readonly code: ErrorCode;
}

/** Refuses an act above one's right, as the gates do, and keeps in the journal who tried what on whom. */
export const refuseAct = async (tx: Tx, scope: AdminScope, { action, memberId, code }: Act): Promise<Refused> => {
  await record(tx, {
    action: 'access.refused',
    actor: scope.personId,
    organizationId: scope.organizationId,
    subjectType: 'endpoint',
    subjectId: action,
    details: { memberId, code },
    now: scope.now,
  });
  return refuse(code);
};
