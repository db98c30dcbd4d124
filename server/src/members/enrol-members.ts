import { sql } from 'kysely';
import type { CardBatchId, MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { Role } from '#contract/members';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { newId } from '#server/platform/ids.ts';
import { countMembers } from './count-members.ts';

export interface NewMember {
  readonly id: MemberId;
  readonly personId: PersonId;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly phone: string;
  readonly cardNumber: string;
  readonly birthDate: string | null;
  readonly email: string;
  readonly region: string;
  readonly role: Role;
  readonly registeredAt: Date;
}
export interface Enrolled {
  /** Numbers issued with the members' own and left free. */
  readonly freeCards?: readonly string[];
  readonly issuedBy: PersonId;
}

/** Rows a statement: enough to be quick, few enough to stay within a megabyte or two. */
const CHUNK = 5_000;

/**
 * Enrols registered persons in bulk, for the demo and the seed: one batch of cards, members, their counts; nothing is
 * checked, told or journalled. ANALYZE afterwards: the search relies on statistics.
 */
export const enrolMembers = async (
  tx: Tx,
  organizationId: OrganizationId,
  rows: readonly NewMember[],
  { freeCards = [], issuedBy }: Enrolled,
): Promise<void> => {
  const numbers = [...rows.map((row) => row.cardNumber), ...freeCards].sort();
  const [first] = numbers;
  if (first === undefined) return;
  const now = nowOf(tx);
  const batchId = newId<CardBatchId>(now);
  await sql`insert into card_batches (organization_id, id, issued_at, issued_by_person_id, first, last, count, bound)
    values (${organizationId}, ${batchId}, ${now}, ${issuedBy}, ${first}, ${numbers.at(-1)}, ${numbers.length}, ${rows.length})`.execute(
    tx,
  );
  for (let from = 0; from < rows.length; from += CHUNK) await enrolChunk(tx, organizationId, batchId, rows.slice(from, from + CHUNK));
  await sql`insert into cards (organization_id, number, batch_id)
    select ${organizationId}, number, ${batchId} from unnest(${freeCards}::text[]) as number`.execute(tx);

  const lastRegisteredAt = new Date(rows.reduce((latest, row) => Math.max(latest, row.registeredAt.getTime()), 0));
  await countMembers(tx, organizationId, rows.length === 0 ? { active: 0 } : { active: rows.length, lastRegisteredAt });
};

const enrolChunk = async (tx: Tx, organizationId: OrganizationId, batchId: CardBatchId, rows: readonly NewMember[]): Promise<void> => {
  await sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as given(id uuid, "personId" uuid, "lastName" text, "firstName" text,
        patronymic text, phone text, "cardNumber" text, "birthDate" date, email text, region text, role text, "registeredAt" timestamptz)
    ), enrolled as (
      insert into members (organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email,
        region, role, registered_at, added_at)
      select ${organizationId}, id, "personId", "lastName", "firstName", patronymic, phone, "cardNumber", "birthDate", email,
        region, role, "registeredAt", "registeredAt" from given
    )
    insert into cards (organization_id, number, batch_id, member_id)
    select ${organizationId}, "cardNumber", ${batchId}, id from given`.execute(tx);
};
