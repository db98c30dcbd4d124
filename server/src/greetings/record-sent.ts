import type { OrganizationId } from '#contract/ids';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { greetingsChanged } from './events.ts';

/** Journals what went by itself, and tells those who look. */
export const recordSent = async (tx: Tx, organizationId: OrganizationId, count: number, now: Date): Promise<void> => {
  if (count === 0) return;
  await record(tx, {
    action: 'greetings.send',
    actor: null,
    organizationId,
    subjectType: 'organization',
    subjectId: organizationId,
    details: { count },
    now,
  });
  greetingsChanged(tx, organizationId);
};
