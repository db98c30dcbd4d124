import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { PersonFacts } from '#server/accounts/public.ts';
import { record } from '#server/audit/public.ts';
import { lockOrganization } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { forgetAnswers } from '#server/platform/http/idempotency.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { countMembers } from '../count-members.ts';
import { accessChanged, membersChanged } from '../events.ts';
import { findMember } from '../member-reads.ts';
import type { MemberRecord } from '../tables.ts';
import { recordsOf } from './record-reads.ts';

/**
 * Removes every record of a person from the organisations (a reaction of accounts): children, history and groups go with it,
 * the cards are blocked for good. Votes and views stay under a number that means nobody now. Refuses with `last_head`.
 */
export const eraseMemberships = async (tx: Tx, person: PersonFacts, now: Date): Promise<void> => {
  const records = await recordsOf(tx, person);
  const organizations = [...new Set(records.map(({ organization_id }) => organization_id))].sort();
  for (const organizationId of organizations) await lockOrganization(tx, organizationId);
  for (const member of records) await eraseRecord(tx, member, now);
  for (const organizationId of organizations) await forgetActs(tx, organizationId, person);
  await sql`delete from access_applications where phone = ${person.phone}`.execute(tx);
  await forgetAnswers(
    tx,
    records.map(({ id }) => id),
  );
  for (const organizationId of organizations) {
    membersChanged(tx, organizationId);
    accessChanged(tx, organizationId, person.id);
  }
};

const eraseRecord = async (tx: Tx, { organization_id: organizationId, id }: MemberRecord, now: Date): Promise<void> => {
  const member = await findMember(tx, organizationId, id);
  if (member === undefined) return;
  if (member.status === 'active' && member.role === 'head' && member.heads === 1) throw new Refusal('last_head');
  await sql`with freed as (
      update cards set member_id = null, blocked_at = coalesce(blocked_at, ${now})
      where organization_id = ${organizationId} and member_id = ${id} returning batch_id
    )
    update card_batches set bound = bound - (select count(*) from freed where freed.batch_id = card_batches.id)
    where organization_id = ${organizationId} and id in (select batch_id from freed)`.execute(tx);
  await sql`delete from import_rows where organization_id = ${organizationId} and (member_id = ${id} or phone = ${member.phone} and phone <> '')`.execute(
    tx,
  );
  await sql`delete from members where organization_id = ${organizationId} and id = ${id}`.execute(tx);
  await countMembers(tx, organizationId, { active: 0, [member.status]: -1 });
  await record(tx, {
    action: 'members.erase',
    actor: member.person_id,
    organizationId,
    subjectType: 'member',
    subjectId: id,
    now,
  });
};

/** The name under what this person did to others in the organisation. */
const forgetActs = async (tx: Tx, organizationId: OrganizationId, { id }: PersonFacts): Promise<void> => {
  await pieceByPiece((most) =>
    sql`update members set excluded_by_name = '' where organization_id = ${organizationId} and id in (
      select id from members where organization_id = ${organizationId} and status = 'excluded' and excluded_by_person_id = ${id}
        and excluded_by_name <> '' limit ${most})`.execute(tx),
  );
  await pieceByPiece((most) =>
    sql`update member_changes set by_name = '' where organization_id = ${organizationId} and id in (
      select id from member_changes where organization_id = ${organizationId} and by_person_id = ${id} and by_name <> '' limit ${most})`.execute(
      tx,
    ),
  );
  await sql`update imports set by_name = '' where organization_id = ${organizationId} and by_person_id = ${id}`.execute(tx);
};

/** As many rows as a statement writes within its time, busy machine included. */
const PIECE = 2_000;

/** Repeats a statement until it finds nothing more: whoever imported a register has written more than one statement may. */
const pieceByPiece = async (statement: (most: number) => Promise<{ readonly numAffectedRows?: bigint }>): Promise<void> => {
  for (;;) if ((await statement(PIECE)).numAffectedRows === 0n) return;
};
