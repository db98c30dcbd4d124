import { sql } from 'kysely';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { InviteWay } from '#contract/invitations';
import { organizationNames } from '#server/organizations/public.ts';
import { emit, enqueue } from '#server/platform/database/transaction.ts';
import type { Ground } from '#server/platform/ground.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { defineJob } from '#server/platform/jobs/job.ts';
import { membersChanged } from '../events.ts';
import { withMembers } from '../tables.ts';
import { claimAddress } from './claim-address.ts';
import { joinUrl, linkOf } from './link-reads.ts';
import { releaseAddress } from './release-address.ts';
import { type InvitationWords, writeInvitation } from './write-invitation.ts';

interface Sending {
  readonly organizationId: OrganizationId;
  readonly sendingId: string;
}
export const deliverInvitationsJob = defineJob<Sending>('members.deliver-invitations', { expireInSeconds: 600 });

/** Recipients a run; then the progress is told and the next run takes its turn among other jobs. */
const BATCH = 50;
/** So many failures in a row are the carrier's: the rest is given up, to be invited anew. */
const GIVE_UP = 5;

/** Sends a sending's next invitations. A recipient is crossed off before: one that died in between gets none rather than two. */
export const deliverInvitations = async (ground: Ground, sending: Sending): Promise<void> => {
  const { organizationId, sendingId } = sending;
  const row = await withMembers(ground.db)
    .selectFrom('invitation_sendings')
    .select(['way', 'started_at as startedAt'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', sendingId)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return;
  const { code } = await linkOf(ground.db, organizationId, ground.clock.now());
  const name = (await organizationNames(ground.db, [organizationId])).get(organizationId) ?? '';
  const words = writeInvitation(name, joinUrl(ground, code));

  let failures = 0;
  for (let step = 0; step < BATCH && failures < GIVE_UP; step += 1) {
    const recipient = await takeNext(ground, sending, row.way);
    if (recipient === undefined) break;
    if (recipient.address === null) continue;
    const addressed = { organizationId, way: row.way, address: recipient.address };
    if (!(await claimAddress(ground, addressed, row.startedAt))) {
      await passOver(ground, sending);
      continue;
    }
    const sent = await deliver(ground, row.way, recipient.address, words);
    failures = sent ? 0 : failures + 1;
    if (sent) continue;
    await takeBack(ground, sending, recipient.id);
    await releaseAddress(ground, addressed);
  }
  if (failures === GIVE_UP) await giveUp(ground, sending);
  await goOn(ground, sending);
};

interface Recipient {
  readonly id: MemberId;
  /** Null when they signed up, left or lost the address meanwhile. */
  readonly address: string | null;
}

const takeNext = async (ground: Ground, { organizationId, sendingId }: Sending, way: InviteWay): Promise<Recipient | undefined> => {
  const address = way === 'email' ? sql.ref('members.email') : sql.ref('members.phone');
  const { rows } = await sql<Recipient>`
    with next as (
      select member_id from invitation_recipients where organization_id = ${organizationId} and sending_id = ${sendingId}
      order by member_id limit 1 for update skip locked
    ), crossed_off as (
      delete from invitation_recipients using next where organization_id = ${organizationId} and sending_id = ${sendingId}
        and invitation_recipients.member_id = next.member_id
    ), fit as (
      select members.id, ${address} as address from next
      join members on members.organization_id = ${organizationId} and members.id = next.member_id
      where members.status = 'unregistered' and ${address} <> ''
    ), counted as (
      update invitation_sendings set sent = sent + (select count(*) from fit),
        chosen = chosen - (select count(*) from next) + (select count(*) from fit)
      where organization_id = ${organizationId} and id = ${sendingId}
    )
    select next.member_id as id, fit.address from next left join fit on true`.execute(ground.db);
  return rows[0];
};

/** Whether the carrier took it. */
const deliver = async ({ mail, texts, log }: Ground, way: InviteWay, address: string, words: InvitationWords): Promise<boolean> => {
  try {
    if (way === 'email') await mail.send({ to: address, ...words.letter });
    else await texts.send({ phone: address, text: words.message });
    return true;
  } catch (error) {
    // The adapter of texts has logged why; an address never gets into the log.
    if (!(error instanceof Refusal)) log.warn({ problem: error instanceof Error ? error.name : 'unknown' }, 'invitation not sent');
    return false;
  }
};

/** The address was written to lately, by another record: that one counts as invited too. */
const passOver = async ({ db }: Ground, { organizationId, sendingId }: Sending): Promise<void> => {
  await sql`update invitation_sendings set sent = sent - 1, chosen = chosen - 1, recent = recent + 1
    where organization_id = ${organizationId} and id = ${sendingId}`.execute(db);
};

/** Who got nothing may be invited anew at once. */
const takeBack = async ({ db }: Ground, { organizationId, sendingId }: Sending, id: MemberId): Promise<void> => {
  await sql`with forgotten as (
      update members set invited_at = null where organization_id = ${organizationId} and id = ${id}
    )
    update invitation_sendings set sent = sent - 1, failed = failed + 1
    where organization_id = ${organizationId} and id = ${sendingId}`.execute(db);
};

const giveUp = async ({ db }: Ground, { organizationId, sendingId }: Sending): Promise<void> => {
  await sql`with left_over as (
      delete from invitation_recipients where organization_id = ${organizationId} and sending_id = ${sendingId} returning member_id
    ), forgotten as (
      update members set invited_at = null from left_over where organization_id = ${organizationId} and id = left_over.member_id
    )
    update invitation_sendings set failed = failed + (select count(*) from left_over)
    where organization_id = ${organizationId} and id = ${sendingId}`.execute(db);
};

/** Leaves the rest to the next run, or ends the sending; the administrators see how far it is. */
const goOn = (ground: Ground, { organizationId, sendingId }: Sending): Promise<void> => {
  const now = ground.clock.now();
  return ground.transaction(now, async (tx) => {
    const left = await withMembers(tx)
      .selectFrom('invitation_recipients')
      .select('member_id')
      .where('organization_id', '=', organizationId)
      .where('sending_id', '=', sendingId)
      .limit(1)
      .executeTakeFirst();
    if (left !== undefined) await enqueue(tx, deliverInvitationsJob, { organizationId, sendingId });
    else {
      await sql`update invitation_sendings set finished_at = ${now}
        where organization_id = ${organizationId} and id = ${sendingId} and finished_at is null`.execute(tx);
      membersChanged(tx, organizationId);
    }
    emit(tx, `admins:${organizationId}`, { type: 'invitations.progress', organizationId });
  });
};
