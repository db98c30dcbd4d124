import { sql } from 'kysely';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { HeadScope } from '#server/platform/http/gates.ts';
import { newInvitationCode } from './policy.ts';

/** A new link: the old one and the posters with it lead nowhere from now on. */
export const renewInvitation = async (tx: Tx, { organizationId, personId, now }: HeadScope): Promise<void> => {
  await sql`insert into invitation_links (organization_id, code, renewed_at) values (${organizationId}, ${newInvitationCode()}, ${now})
    on conflict (organization_id) do update set code = excluded.code, renewed_at = excluded.renewed_at`.execute(tx);
  await record(tx, {
    action: 'members.renew-invitation',
    actor: personId,
    organizationId,
    subjectType: 'organization',
    subjectId: organizationId,
    now,
  });
};
