import { sql } from 'kysely';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { ImportField, ImportVerdict } from '#contract/imports';
import type { MemberField } from '#contract/member-card';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { newId } from '#server/platform/ids.ts';
import type { TableRow } from '#server/platform/tables/read-table.ts';
import { findMatches, type RowMatches } from './find-matches.ts';
import type { Repeats } from './find-repeats.ts';
import { judgeRow } from './judge-row.ts';
import { type GivenRow, type RowProblem, readRow } from './read-row.ts';
import type { FieldValues } from './tables.ts';

/** How the rows of a file are read. */
interface Reading {
  readonly columns: readonly (ImportField | null)[];
  readonly today: string;
  readonly repeats: Repeats;
}

/** A row as it is staged. */
export interface CheckedRow extends Partial<Omit<GivenRow, 'number'>> {
  readonly number: number;
  readonly verdict: ImportVerdict;
  readonly memberId?: MemberId;
  readonly memberVersion?: number;
  readonly before?: FieldValues;
  readonly after?: FieldValues;
  readonly kept?: readonly MemberField[];
  readonly problem?: RowProblem;
  /** Of a faulty row, for the report. */
  readonly cells?: readonly string[];
}

/** Reads and judges a batch of rows of the file, in their order. */
export const judgeBatch = async (
  tx: Tx,
  organizationId: OrganizationId,
  rows: readonly TableRow[],
  { columns, today, repeats }: Reading,
): Promise<CheckedRow[]> => {
  const read = rows.map((row) => ({ cells: row.cells, number: row.number, ...withRepeat(readRow(row, columns, today), repeats) }));
  // No plan may read the whole table, which holds other organisations too.
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx);
  const right = read.flatMap((one) => ('row' in one ? [one.row] : []));
  const matches = await findMatches(tx, organizationId, right);
  const byNumber = new Map(right.map((row, index) => [row.number, matches[index]]));
  return read.map((one) => {
    if ('problem' in one) return { number: one.number, verdict: 'skip', lastName: one.name, problem: one.problem, cells: one.cells };
    const match = byNumber.get(one.number);
    if (match === undefined) throw new Error('A row was not looked up');
    return checked(one.row, one.cells, match, repeats, nowOf(tx));
  });
};

type Read = ReturnType<typeof readRow>;

const withRepeat = (read: Read, repeats: Repeats): Read => {
  if ('problem' in read) return read;
  const earlier = repeats.ofRow(read.row);
  return earlier === null ? read : { problem: repeatOf(earlier), name: nameOf(read.row) };
};

const repeatOf = (earlier: number): RowProblem => ({ fault: 'duplicate', field: null, value: '', duplicateOf: earlier });
const nameOf = ({ lastName, firstName, patronymic }: GivenRow): string => `${lastName} ${firstName} ${patronymic}`.trim();

const checked = (row: GivenRow, cells: readonly string[], match: RowMatches, repeats: Repeats, now: Date): CheckedRow => {
  const judged = judgeRow(row, match);
  if (judged.verdict === 'add') return { ...row, verdict: 'add', memberId: newId<MemberId>(now) };
  if (judged.verdict === 'skip') {
    const { verdict, ...problem } = judged;
    return { ...row, verdict, problem, cells };
  }
  const { verdict, member, kept } = judged;
  const earlier = repeats.ofMember(member.id, row.number);
  if (earlier !== null) return { ...row, verdict: 'skip', problem: repeatOf(earlier), cells };
  const found = { ...row, verdict, kept, memberId: member.id, memberVersion: member.version };
  return judged.verdict === 'same' ? found : { ...found, before: judged.before, after: judged.after };
};
