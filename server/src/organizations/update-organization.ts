import { isDeepStrictEqual } from 'node:util';
import type { FileId } from '#contract/ids';
import type { updateOrganization as endpoint } from '#contract/organizations';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { claimFiles, releaseFiles } from '#server/platform/files/claim.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { checkTimeZone } from './check-time-zone.ts';
import { organizationChanged } from './events.ts';
import { presentOrganization } from './reads.ts';
import { type OrganizationRecord, withOrganizations } from './tables.ts';

type Body = Parsed<typeof endpoint>['body'];

/**
 * Changes the profile. Refuses with `conflict` when it was changed since it was read, with `invalid` an unknown time
 * zone, with `file_missing` or `file_type` a logo that is not one's own uploaded picture.
 */
export const updateOrganization = async (
  tx: Tx,
  scope: AdminScope,
  { body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const row = await withOrganizations(tx)
    .selectFrom('organizations')
    .selectAll()
    .where('id', '=', scope.organizationId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (row.version !== body.version) throw new Refusal('conflict');

  const next = { ...body, timeZone: checkTimeZone(body.timeZone) };
  const fields = changedFields(row, next);
  if (fields.length === 0) return presentOrganization(tx, scope, row);
  if (fields.includes('logoFileId')) await exchangeLogo(tx, scope, row.logo_file_id, body.logoFileId);

  const updated = await withOrganizations(tx)
    .updateTable('organizations')
    .set({
      name: next.name,
      head_name: next.headName,
      head_position: next.headPosition,
      description: next.description === null ? null : JSON.stringify(next.description),
      phone: next.phone,
      second_phone: next.secondPhone,
      email: next.email,
      website: next.website,
      social_links: JSON.stringify(next.socialLinks),
      time_zone: next.timeZone,
      logo_file_id: next.logoFileId,
      version: row.version + 1,
    })
    .where('id', '=', scope.organizationId)
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, {
    action: 'organizations.update',
    actor: scope.personId,
    organizationId: scope.organizationId,
    subjectType: 'organization',
    subjectId: scope.organizationId,
    details: { fields },
    now: scope.now,
  });
  organizationChanged(tx, scope.organizationId);
  return presentOrganization(tx, scope, updated);
};

/** Names of the fields whose values differ: the journal keeps these and no values. */
const changedFields = (row: OrganizationRecord, body: Body): string[] => {
  const before: Omit<Body, 'version'> = {
    name: row.name,
    headName: row.head_name,
    headPosition: row.head_position,
    description: row.description,
    phone: row.phone,
    secondPhone: row.second_phone,
    email: row.email,
    website: row.website,
    socialLinks: row.social_links,
    timeZone: row.time_zone,
    logoFileId: row.logo_file_id,
  };
  const names = Object.keys(before) as (keyof typeof before)[];
  return names.filter((name) => !isDeepStrictEqual(before[name], body[name]));
};

const exchangeLogo = async (tx: Tx, scope: AdminScope, before: FileId | null, after: FileId | null): Promise<void> => {
  const { organizationId, personId } = scope;
  if (after !== null) {
    await claimFiles(tx, { organizationId, personId, fileIds: [after], purpose: 'logo', only: 'picture', field: () => 'logoFileId' });
  }
  if (before !== null) await releaseFiles(tx, organizationId, [before]);
};
