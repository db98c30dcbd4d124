import { sql } from 'kysely';
import type { MemberId } from '#contract/ids';
import { type sendInvitations as endpoint, MAX_INVITED } from '#contract/invitations';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { membersChanged } from '../events.ts';
import { targetCondition } from '../filter-reads.ts';
import { lockMember } from '../lock-member.ts';
import { type SendingRecord, withMembers } from '../tables.ts';
import { deliverInvitationsJob } from './deliver-invitations.ts';
import { invitedSince } from './policy.ts';
import { presentSending } from './sending-reads.ts';

/** A sending whose job was lost stands in nobody's way after this. */
const LOST_MS = 24 * 3_600_000;
/** So many at a time stay far within the time of a statement. */
const CHUNK = 2_000;

/**
 * Begins to invite those not registered, the ticked ones or whoever the filter finds: who has an address of this way and was not invited
 * within seven days. Refuses with `conflict` while another sending runs, with `unavailable` where nobody carries texts, and with
 * `not_found` a group of another organisation.
 */
export const sendInvitations = async (
  ground: Ground,
  scope: AdminScope,
  { body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  if (body.way === 'text' && !ground.texts.available) throw new Refusal('unavailable');
  return ground.transaction(scope.now, async (tx) => {
    const { organizationId, personId: actor, now } = scope;
    const by = await lockMember(tx, scope, scope.memberId);
    if (by.actor.role === 'member') throw new Refusal('not_found');
    await refuseSecond(tx, scope);
    const sending = await choose(tx, scope, body);

    const details = { way: sending.way, chosen: sending.chosen };
    await record(tx, {
      action: 'members.send-invitations',
      actor,
      organizationId,
      subjectType: 'organization',
      subjectId: organizationId,
      details,
      now,
    });
    if (sending.chosen > 0) await enqueue(tx, deliverInvitationsJob, { organizationId, sendingId: sending.id });
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

/**
 * Names the recipients, and counts them as invited from now on: no second sending takes them. Whose row somebody else is writing (an import
 * does for minutes) is left to the next sending.
 */
const choose = async (tx: Tx, scope: AdminScope, { way, target }: Parsed<typeof endpoint>['body']): Promise<SendingRecord> => {
  const { organizationId, personId, now } = scope;
  const { fit, found, recent, unreachable } = await judge(tx, scope, { way, target });
  // By lists of ids: joined, thousands that the statistics do not know of yet would be compared each with each.
  const { rows: free } = await sql<{ id: MemberId }>`select id from members
    where organization_id = ${organizationId} and id = any(${fit}::uuid[]) and status = 'unregistered'
    for no key update skip locked`.execute(tx);
  const ids = free.map(({ id }) => id);
  const chosen = ids.length;
  const sending = await withMembers(tx)
    .insertInto('invitation_sendings')
    .values({
      organization_id: organizationId,
      id: newId<string>(now),
      way,
      started_by_person_id: personId,
      started_at: now,
      chosen,
      recent,
      unreachable,
      left_over: found - recent - unreachable - chosen,
      finished_at: chosen === 0 ? now : null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  for (let from = 0; from < chosen; from += CHUNK) {
    const part = ids.slice(from, from + CHUNK);
    await sql`update members set invited_at = ${now} where organization_id = ${organizationId} and id = any(${part}::uuid[])`.execute(tx);
    await sql`insert into invitation_recipients (organization_id, sending_id, member_id)
      select ${organizationId}, ${sending.id}, id from unnest(${part}::uuid[]) as id`.execute(tx);
  }
  return sending;
};

interface Judged {
  readonly found: number;
  readonly unreachable: number;
  readonly recent: number;
  /** Those whom this sending reaches. */
  readonly fit: readonly MemberId[];
}

const judge = async (tx: Tx, scope: AdminScope, { way, target }: Parsed<typeof endpoint>['body']): Promise<Judged> => {
  const { organizationId, now } = scope;
  const { rows } = await sql<Judged>`
    with found as materialized (
      select id, ${addressOf[way]} = '' as unreachable, coalesce(invited_at > ${invitedSince(now)}, false) as recent
      from members where ${await targetCondition(tx, organizationId, target, now)} and status = 'unregistered'
    )
    select count(*)::int as found, (count(*) filter (where unreachable))::int as unreachable,
      (count(*) filter (where recent and not unreachable))::int as recent,
      array(select id from found where not unreachable and not recent order by id limit ${MAX_INVITED}) as fit
    from found`.execute(tx);
  return rows[0] ?? { found: 0, unreachable: 0, recent: 0, fit: [] };
};
