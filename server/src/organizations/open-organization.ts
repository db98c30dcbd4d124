import type { OrganizationId } from '#contract/ids';
import type { openOrganization as endpoint } from '#contract/organizations';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { OperatorScope } from '#server/platform/http/gates.ts';
import { newId } from '#server/platform/ids.ts';
import { checkTimeZone } from './check-time-zone.ts';
import { presentRow } from './reads.ts';
import { withOrganizations } from './tables.ts';

/** Opens an organisation: empty, until cards are issued to it. Refuses an unknown time zone with `invalid`. */
export const openOrganization = async (
  tx: Tx,
  scope: OperatorScope,
  { body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const row = {
    id: newId<OrganizationId>(scope.now),
    name: body.name,
    time_zone: checkTimeZone(body.timeZone),
    joined_at: scope.now,
  };
  await withOrganizations(tx).insertInto('organizations').values(row).execute();
  await record(tx, {
    action: 'organizations.open',
    actor: scope.personId,
    organizationId: row.id,
    subjectType: 'organization',
    subjectId: row.id,
    now: scope.now,
  });
  return presentRow(row);
};
