import type { MemberId } from '#contract/ids';
import { record } from '#server/audit/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';

/** Journals that somebody looked at a whole record, as the law on personal data asks; the member sees it in the app. */
export const recordView = (db: Db, { personId, organizationId, role, now }: AdminScope, memberId: MemberId): Promise<void> =>
  record(db, {
    action: 'members.view',
    actor: personId,
    organizationId,
    subjectType: 'member-card', // not `member`: openings would push the acts out of the history
    subjectId: memberId,
    details: { role },
    now,
  });
