import { sql } from 'kysely';
import type { MemberId, OrganizationId } from '#contract/ids';
import { type sendInvitations as endpoint, type InviteWay, MAX_INVITED } from '#contract/invitations';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { lockOrganization } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { membersChanged } from '../events.ts';
import { type SendingRecord, withMembers } from '../tables.ts';
import { deliverInvitationsJob } from './deliver-invitations.ts';
import { invitedSince } from './policy.ts';
import { presentSending } from './sending-reads.ts';

/** A sending whose job was lost stands in nobody's way after this. */
const LOST_MS = 24 * 3_600_000;

/**
 * Begins to invite those not registered, the ticked ones or all: who has an address of this way and was not invited within seven
 * days. Refuses with `conflict` while another sending runs, and `unavailable` where nobody carries texts.
 */
export const sendInvitations = async (
  ground: Ground,
  scope: AdminScope,
  { body: { way, ids } }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  if (way === 'text' && !ground.texts.available) throw new Refusal('unavailable');
  return ground.transaction(scope.now, async (tx) => {
    const { organizationId, personId: actor, now } = scope;
    await lockOrganization(tx, organizationId);
    await refuseSecond(tx, scope);
    const id = newId<string>(now);
    const passed = await passedOver(tx, scope, way, ids);
    await withMembers(tx)
      .insertInto('invitation_sendings')
      .values({
        organization_id: organizationId,
        id,
        way,
        started_by_person_id: actor,
        started_at: now,
        chosen: 0,
        finished_at: null,
        ...passed,
      })
      .execute();
    const sending = await choose(tx, scope, { id, way, ids });

    const details = { way, chosen: sending.chosen };
    await record(tx, {
      action: 'members.send-invitations',
      actor,
      organizationId,
      subjectType: 'organization',
      subjectId: organizationId,
      details,
      now,
    });
    if (sending.chosen > 0) await enqueue(tx, deliverInvitationsJob, { organizationId, sendingId: id });
    membersChanged(tx, organizationId);
    return presentSending(sending);
  });
};

const refuseSecond = async (tx: Tx, { organizationId, now }: AdminScope): Promise<void> => {
  const { rows } = await sql`select from invitation_sendings where organization_id = ${organizationId} and finished_at is null
    and started_at > ${new Date(now.getTime() - LOST_MS)}`.execute(tx);
  if (rows.length > 0) throw new Refusal('conflict');
  // Whom a lost sending did not reach was not invited.
  await sql`with lost as (
      update invitation_sendings set finished_at = ${now} where organization_id = ${organizationId} and finished_at is null returning id
    ), left_over as (
      delete from invitation_recipients where organization_id = ${organizationId} and sending_id in (select id from lost) returning member_id
    )
    update members set invited_at = null from left_over where organization_id = ${organizationId} and id = left_over.member_id`.execute(tx);
};

const addressOf = { email: sql.ref('email'), text: sql.ref('phone') };

const targeted = (organizationId: OrganizationId, ids: readonly MemberId[] | undefined) =>
  sql`organization_id = ${organizationId} and status = 'unregistered'${ids === undefined ? sql`` : sql` and id = any(${ids}::uuid[])`}`;

const passedOver = async (
  tx: Tx,
  { organizationId, now }: AdminScope,
  way: InviteWay,
  ids: readonly MemberId[] | undefined,
): Promise<Pick<SendingRecord, 'recent' | 'unreachable'>> => {
  const address = addressOf[way];
  const { rows } = await sql<Pick<SendingRecord, 'recent' | 'unreachable'>>`
    select count(*) filter (where ${address} = '')::int as unreachable,
      count(*) filter (where ${address} <> '' and invited_at > ${invitedSince(now)})::int as recent
    from members where ${targeted(organizationId, ids)}`.execute(tx);
  return rows[0] ?? { recent: 0, unreachable: 0 };
};

/** Names the recipients, and counts them as invited from now on: no second sending takes them. */
const choose = async (
  tx: Tx,
  { organizationId, now }: AdminScope,
  { id, way, ids }: { readonly id: string; readonly way: InviteWay; readonly ids: readonly MemberId[] | undefined },
): Promise<SendingRecord> => {
  const { rows } = await sql<SendingRecord>`
    with chosen as (
      select id from members where ${targeted(organizationId, ids)} and ${addressOf[way]} <> ''
        and (invited_at is null or invited_at <= ${invitedSince(now)})
      order by id limit ${MAX_INVITED}
    ), invited as (
      update members set invited_at = ${now} from chosen
      where members.organization_id = ${organizationId} and members.id = chosen.id
    ), named as (
      insert into invitation_recipients (organization_id, sending_id, member_id) select ${organizationId}, ${id}, id from chosen
    )
    update invitation_sendings set chosen = counted.chosen,
      finished_at = case when counted.chosen = 0 then ${now}::timestamptz end
    from (select count(*)::int as chosen from chosen) as counted
    where organization_id = ${organizationId} and id = ${id} returning invitation_sendings.*`.execute(tx);
  const [sending] = rows;
  if (sending === undefined) throw new Error('The sending was not written');
  return sending;
};
