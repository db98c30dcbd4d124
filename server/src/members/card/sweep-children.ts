import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import { CHILD_AGE } from '#contract/member-card';
import { record } from '#server/audit/public.ts';
import type { Ground } from '#server/platform/ground.ts';
import { membersChanged } from '../events.ts';
import { localDay } from '../filter-reads.ts';

/** Forgets the children who have turned 16 where their organisation is, the history of their data included. */
export const sweepChildren = async ({ db, clock, transaction }: Pick<Ground, 'db' | 'clock' | 'transaction'>): Promise<void> => {
  const now = clock.now();
  for (const organizationId of await organizationsOf(db, now)) {
    await transaction(now, async (tx) => {
      const { today } = await localDay(tx, organizationId, now);
      const { numAffectedRows: children = 0n } = await sql`delete from member_children where organization_id = ${organizationId}
        and birth_date <= ${today}::date - make_interval(years => ${CHILD_AGE})`.execute(tx);
      await sql`delete from member_changes where organization_id = ${organizationId} and forget_on <= ${today}::date`.execute(tx);
      if (children === 0n) return;
      await record(tx, {
        action: 'members.forget-children',
        actor: null,
        organizationId,
        subjectType: 'organization',
        subjectId: organizationId,
        details: { removed: Number(children) },
        now,
      });
      membersChanged(tx, organizationId);
    });
  }
};

/** Those where somebody may have turned 16: no zone is ahead of UTC by more than 14 hours. */
const organizationsOf = async (db: Ground['db'], now: Date): Promise<OrganizationId[]> => {
  const latest = new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
  const { rows } = await sql<{ organization_id: OrganizationId }>`
    select organization_id from member_children where birth_date <= ${latest}::date - make_interval(years => ${CHILD_AGE})
    union select organization_id from member_changes where forget_on <= ${latest}::date`.execute(db);
  return rows.map(({ organization_id }) => organization_id);
};
