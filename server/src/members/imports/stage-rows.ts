import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import type { CheckedRow } from './judge-batch.ts';
import type { ImportRecord } from './tables.ts';

/** Stores checked rows in one statement. */
export const stageRows = async (tx: Tx, { organization_id, id }: ImportRecord, rows: readonly CheckedRow[]): Promise<void> => {
  if (rows.length === 0) return;
  const given = rows.map(({ problem, birthDate, ...row }) => ({
    ...row,
    birthDate: birthDate === '' ? null : birthDate,
    fault: problem?.fault,
    faultField: problem?.field,
    faultValue: problem?.value,
    duplicateOf: problem?.duplicateOf,
  }));
  await sql`insert into import_rows (organization_id, import_id, number, verdict, member_id, member_version, last_name, first_name, patronymic,
      phone, card_number, birth_date, email, region, union_year, union_ticket, before, after, kept, fault, fault_field, fault_value,
      duplicate_of, cells)
    select ${organization_id}, ${id}, number, verdict, "memberId", "memberVersion", coalesce("lastName", ''), coalesce("firstName", ''),
      coalesce(patronymic, ''), coalesce(phone, ''), coalesce("cardNumber", ''), "birthDate", coalesce(email, ''), coalesce(region, ''),
      coalesce("unionYear", ''), coalesce("unionTicket", ''), before, after, coalesce(kept, '{}'), fault, "faultField",
      coalesce("faultValue", ''), "duplicateOf", cells
    from json_to_recordset(${JSON.stringify(given)}::json) as given(number int, verdict text, "memberId" uuid, "memberVersion" int,
      "lastName" text, "firstName" text, patronymic text, phone text, "cardNumber" text, "birthDate" date, email text, region text,
      "unionYear" text, "unionTicket" text, before jsonb, after jsonb, kept text[], fault text, "faultField" text, "faultValue" text,
      "duplicateOf" int, cells text[])`.execute(tx);
};
