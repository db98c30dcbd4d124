import { sql } from 'kysely';
import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { MemberStatus } from '#contract/member-filter';
import type { Db } from '#server/platform/database/database.ts';

export interface CardHolder {
  readonly memberId: MemberId;
  readonly personId: PersonId | null;
  readonly status: MemberStatus;
  /** «Фамилия Имя Отчество». */
  readonly name: string;
  readonly blocked: boolean;
}

/** Who holds a card of this organisation; undefined for a free one, another organisation's, and one that was never issued. */
export const findHolder = async (db: Db, organizationId: OrganizationId, cardNumber: string): Promise<CardHolder | undefined> => {
  const { rows } = await sql<CardHolder>`
    select m.id as "memberId", m.person_id as "personId", m.status, c.blocked_at is not null as blocked,
      concat_ws(' ', m.last_name, m.first_name, nullif(m.patronymic, '')) as name
    from cards c join members m on m.organization_id = c.organization_id and m.id = c.member_id
    where c.number = ${cardNumber} and c.organization_id = ${organizationId}`.execute(db);
  return rows[0];
};

/** A member whatever their status; undefined for another organisation's, and one that was erased. */
export const findMember = async (
  db: Db,
  organizationId: OrganizationId,
  memberId: MemberId,
): Promise<Omit<CardHolder, 'blocked'> | undefined> => {
  const { rows } = await sql<Omit<CardHolder, 'blocked'>>`
    select id as "memberId", person_id as "personId", status, concat_ws(' ', last_name, first_name, nullif(patronymic, '')) as name
    from members where organization_id = ${organizationId} and id = ${memberId}`.execute(db);
  return rows[0];
};
