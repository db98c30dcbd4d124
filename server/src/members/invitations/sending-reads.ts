import type { z } from 'zod';
import type { OrganizationId } from '#contract/ids';
import type { InvitationSending } from '#contract/invitations';
import type { Db } from '#server/platform/database/database.ts';
import { type SendingRecord, withMembers } from '../tables.ts';

/** The newest sending of an organisation. */
export const lastSending = (db: Db, organizationId: OrganizationId): Promise<SendingRecord | undefined> =>
  withMembers(db)
    .selectFrom('invitation_sendings')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const presentSending = (row: SendingRecord): z.input<typeof InvitationSending> => ({
  way: row.way,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  chosen: row.chosen,
  sent: row.sent,
  failed: row.failed,
  recent: row.recent,
  unreachable: row.unreachable,
  left: row.left_over,
});
