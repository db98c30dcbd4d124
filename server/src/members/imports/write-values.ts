import { sql } from 'kysely';
import type { MemberId } from '#contract/ids';
import { ABSENT } from '#contract/member-card';
import type { Tx } from '#server/platform/database/database.ts';
import type { FieldValues, ImportRecord } from './tables.ts';

export interface WrittenValues {
  readonly memberId: MemberId;
  readonly before: FieldValues;
  readonly after: FieldValues;
}

interface Range {
  readonly record: Pick<ImportRecord, 'organization_id' | 'id'>;
  /** Rows beyond `from`, up to `to`. */
  readonly from: number;
  readonly to: number;
}

/**
 * Writes the changed fields of updated records: `after` over what the check saw, or `before` over what the import wrote. A record that
 * is another by now is left alone. Gives those written.
 */
export const writeValues = async (tx: Tx, { record, from, to }: Range, which: 'before' | 'after'): Promise<readonly WrittenValues[]> => {
  const given = sql.raw(`rows.${which}`);
  const seen = which === 'after' ? sql`rows.member_version` : sql`rows.member_version + 1`;
  const text = (column: string, field: string) => sql.raw(`${column} = coalesce(rows.${which} ->> '${field}', members.${column})`);
  const { rows } = await sql<WrittenValues>`update members set
      ${sql.join([text('last_name', 'lastName'), text('first_name', 'firstName'), text('patronymic', 'patronymic'), text('phone', 'phone')])},
      ${sql.join([text('card_number', 'cardNumber'), text('email', 'email'), text('region', 'region')])},
      birth_date = case when ${given} ? 'birthDate' then nullif(${given} ->> 'birthDate', '')::date else members.birth_date end,
      union_year = case when ${given} ? 'unionYear' then nullif(nullif(${given} ->> 'unionYear', ''), ${ABSENT})::smallint else members.union_year end,
      union_year_absent = coalesce(${given} ->> 'unionYear' = ${ABSENT}, union_year_absent),
      union_ticket = case when ${given} ? 'unionTicket' then replace(${given} ->> 'unionTicket', ${ABSENT}, '') else members.union_ticket end,
      union_ticket_absent = coalesce(${given} ->> 'unionTicket' = ${ABSENT}, union_ticket_absent),
      version = version + 1
    from import_rows as rows
    where rows.organization_id = ${record.organization_id} and rows.import_id = ${record.id} and rows.number > ${from} and rows.number <= ${to}
      and rows.verdict = 'update' and members.organization_id = rows.organization_id and members.id = rows.member_id
      and members.version = ${seen} and members.status <> 'excluded'
      and not exists (select from members as others where others.organization_id = rows.organization_id and others.phone <> ''
        and others.phone = ${given} ->> 'phone' and others.id <> members.id)
    returning members.id as "memberId", rows.before, rows.after`.execute(tx);
  return rows;
};
