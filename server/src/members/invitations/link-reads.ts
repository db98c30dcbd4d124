import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import { type getInvitation, type getInvitingOrganization, InvitationCode, type listInvitations } from '#contract/invitations';
import type { Parsed, Result } from '#contract/route';
import { findPerson } from '#server/accounts/public.ts';
import { organizationLogos, organizationNames } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { AdminScope, PersonScope, VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { withMembers } from '../tables.ts';
import { newInvitationCode } from './policy.ts';
import { lastSending, presentSending } from './sending-reads.ts';

/** The organisation's link; the first asking makes it. */
export const linkOf = async (db: Db, organizationId: OrganizationId, now: Date): Promise<{ code: string; renewedAt: Date }> => {
  await sql`insert into invitation_links (organization_id, code, renewed_at) values (${organizationId}, ${newInvitationCode()}, ${now})
    on conflict do nothing`.execute(db);
  const link = await withMembers(db)
    .selectFrom('invitation_links')
    .select(['code', 'renewed_at as renewedAt'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return link;
};

/** The address that a code stands for. */
export const joinUrl = ({ env }: Pick<Ground, 'env'>, code: string): string => `${env.PUBLIC_URL}/join/${code}`;

/** «Приглашения»: the link, how many wait, and how the last sending goes. */
export const readInvitation = async (ground: Ground, scope: AdminScope): Promise<Result<typeof getInvitation>> => {
  const { db } = ground;
  const { code, renewedAt } = await linkOf(db, scope.organizationId, scope.now);
  const counts = await withMembers(db)
    .selectFrom('member_counts')
    .select('unregistered')
    .where('organization_id', '=', scope.organizationId)
    .executeTakeFirst();
  const sending = await lastSending(db, scope.organizationId);
  return {
    url: joinUrl(ground, code),
    renewedAt: renewedAt.toISOString(),
    can: { renew: scope.role === 'head', text: ground.texts.available },
    unregistered: counts?.unregistered ?? 0,
    sending: sending === undefined ? null : presentSending(sending),
  };
};

/** Whose link this is. Refuses an unknown and an old code with `not_found`. */
export const organizationByCode = async (db: Db, code: string): Promise<OrganizationId> => {
  const link = InvitationCode.safeParse(code).success
    ? await withMembers(db).selectFrom('invitation_links').select('organization_id').where('code', '=', code).executeTakeFirst()
    : undefined;
  if (link === undefined) throw new Refusal('not_found');
  return link.organization_id;
};

const logoPath = (code: string): string => `/api/join/${code}/logo`;

/** Who invites by this link. Refuses with `not_found`. */
export const readInvitingOrganization = async (
  db: Db,
  _scope: VisitorScope,
  { params }: Parsed<typeof getInvitingOrganization>,
): Promise<Result<typeof getInvitingOrganization>> => {
  const organizationId = await organizationByCode(db, params.code);
  const [names, logos] = await Promise.all([organizationNames(db, [organizationId]), organizationLogos(db, [organizationId])]);
  return {
    organizationId,
    organizationName: names.get(organizationId) ?? '',
    logo: logos.has(organizationId) ? logoPath(params.code) : null,
  };
};

/** The registers that wait for the phone of the account, the declined ones too. */
export const readInvitations = async (db: Db, { personId, now }: PersonScope): Promise<Result<typeof listInvitations>> => {
  const person = await findPerson(db, personId);
  if (person === undefined) return { items: [] };
  const { rows } = await sql<{ organization_id: OrganizationId; declined: boolean }>`
    select organization_id, exists (select from invitation_declines
      where invitation_declines.person_id = ${personId} and invitation_declines.organization_id = members.organization_id) as declined
    from members where phone = ${person.phone} and phone <> '' and person_id is null and status = 'unregistered'
    order by added_at`.execute(db);
  const ids = rows.map((row) => row.organization_id);
  const [names, logos] = await Promise.all([organizationNames(db, ids), organizationLogos(db, ids)]);
  const items = rows.map(async ({ organization_id: organizationId, declined }) => ({
    organizationId,
    organizationName: names.get(organizationId) ?? '',
    logo: logos.has(organizationId) ? logoPath((await linkOf(db, organizationId, now)).code) : null,
    declined,
  }));
  return { items: await Promise.all(items) };
};
