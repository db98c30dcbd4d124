import { sql } from 'kysely';
import type { setReminders as endpoint } from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { presentLeads } from './reminder-reads.ts';

/** Changes when this member is reminded; null is as everybody. */
export const setReminders = async (tx: Tx, scope: MemberScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, memberId, personId } = scope;
  const leads = body.leads && [...new Set(body.leads)].sort((a, b) => b - a);
  if (leads === null)
    await sql`delete from event_reminder_settings where organization_id = ${organizationId} and member_id = ${memberId}`.execute(tx);
  else {
    await sql`insert into event_reminder_settings (organization_id, member_id, person_id, leads)
      values (${organizationId}, ${memberId}, ${personId}, ${leads}::int[])
      on conflict (organization_id, member_id) do update set leads = excluded.leads`.execute(tx);
    await sql`insert into event_leads select unnest(${leads}::int[]) on conflict do nothing`.execute(tx);
  }
  return presentLeads(leads);
};
