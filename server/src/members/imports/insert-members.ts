import { sql } from 'kysely';
import type { MemberId } from '#contract/ids';
import { ABSENT } from '#contract/member-card';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import type { ImportRecord } from './tables.ts';

interface Range {
  readonly record: Pick<ImportRecord, 'organization_id' | 'id'>;
  /** Rows beyond `from`, up to `to`. */
  readonly from: number;
  readonly to: number;
}

/** Adds the records of staged rows to the register; one whose phone is taken by now is left out. Gives those added. */
export const insertMembers = async (tx: Tx, { record, from, to }: Range): Promise<readonly MemberId[]> => {
  const { rows } = await sql<{ id: MemberId }>`
    insert into members (organization_id, id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, status,
      added_at, union_year, union_year_absent, union_ticket, union_ticket_absent)
    select organization_id, member_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, 'unregistered',
      ${nowOf(tx)}, nullif(nullif(union_year, ''), ${ABSENT})::smallint, union_year = ${ABSENT}, replace(union_ticket, ${ABSENT}, ''),
      union_ticket = ${ABSENT}
    from import_rows where organization_id = ${record.organization_id} and import_id = ${record.id}
      and number > ${from} and number <= ${to} and verdict = 'add'
    on conflict do nothing returning id`.execute(tx);
  return rows.map(({ id }) => id);
};
