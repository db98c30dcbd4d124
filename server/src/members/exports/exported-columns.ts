import type { MemberStatus } from '#contract/members';
import type { Cell, Column } from '#server/platform/tables/written-table.ts';
import { localDate } from '#server/platform/time/wall-time.ts';
import { nameRole } from '../name-role.ts';
import type { MemberRecord } from '../tables.ts';

interface ExportedColumn extends Column {
  cell(row: MemberRecord, view: View): Cell;
}
interface View {
  /** The row's number in the file. */
  readonly number: number;
  /** The organisation's. */
  readonly timeZone: string;
}

/** As the card shows it, and as the import reads it. */
const ABSENCE = 'Сведения отсутствуют';
const STATUSES = { active: 'Зарегистрирован', unregistered: 'Не зарегистрирован', excluded: 'Исключен' } as const;

/**
 * The headings are ones that the import knows (`imports/match-columns.ts`), so that an export imported back changes nothing. Children
 * are left out: they are data about others, given by a parent for one purpose (docs/personal-data.md).
 */
const COLUMNS: readonly ExportedColumn[] = [
  { title: '№', width: 8, cell: (_row, { number }) => number },
  { title: 'Фамилия', width: 20, cell: (row) => row.last_name },
  { title: 'Имя', width: 16, cell: (row) => row.first_name },
  { title: 'Отчество', width: 20, cell: (row) => row.patronymic },
  { title: 'Телефон', width: 20, cell: (row) => row.phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4') },
  // Text: a spreadsheet keeps fifteen digits of a number.
  { title: 'Номер карты', width: 24, cell: (row) => row.card_number },
  { title: 'Дата рождения', width: 14, cell: (row) => dayCell(row.birth_date) },
  { title: 'Email', width: 28, cell: (row) => row.email },
  { title: 'Регион', width: 24, cell: (row) => row.region },
  { title: 'Статус', width: 20, cell: (row) => STATUSES[row.status] },
  { title: 'Роль', width: 16, cell: (row) => nameRole(row.role) },
  { title: 'Дата регистрации', width: 16, cell: (row, { timeZone }) => localDayCell(row.registered_at, timeZone) },
  { title: 'Год вступления в профсоюз', width: 24, cell: (row) => (row.union_year_absent ? ABSENCE : row.union_year) },
  { title: 'Номер профсоюзного билета', width: 24, cell: (row) => (row.union_ticket_absent ? ABSENCE : row.union_ticket) },
];
const OF_EXCLUDED: readonly ExportedColumn[] = [
  { title: 'Дата исключения', width: 16, cell: (row, { timeZone }) => localDayCell(row.excluded_at, timeZone) },
  { title: 'Кем исключен', width: 28, cell: (row) => row.excluded_by_name },
  { title: 'Причина исключения', width: 40, cell: (row) => row.exclude_reason },
];

const OF_UNREGISTERED: readonly ExportedColumn[] = [
  { title: 'Дата приглашения', width: 16, cell: (row, { timeZone }) => localDayCell(row.invited_at, timeZone) },
];

const dayCell = (date: string | null): Cell => (date === null ? null : { date });
const localDayCell = (instant: Date | null, timeZone: string): Cell => (instant === null ? null : { date: localDate(instant, timeZone) });

/** The columns of a file: of who has not signed up also when they were invited, of the excluded also when, by whom and why. */
export const exportedColumns = (among: readonly MemberStatus[]): readonly ExportedColumn[] => [
  ...COLUMNS,
  ...(among.includes('unregistered') ? OF_UNREGISTERED : []),
  ...(among.includes('excluded') ? OF_EXCLUDED : []),
];
