import { useLocalStorage } from '@mantine/hooks';
import { MEMBER_PAGE_SIZES } from '#contract/members';

/** The columns of «Все пользователи» to the letter of the manual. */
export const USUAL_COLUMNS: readonly string[] = ['number', 'name', 'phone', 'card', 'birth', 'email', 'role'];

interface TableSettings {
  readonly columns: readonly string[];
  readonly size: number;
}

/** Chosen columns and page size, kept in this browser for this person: two people at one desk do not disturb each other. */
export function useTableSettings(personId: string) {
  const [kept, keep] = useLocalStorage<Partial<TableSettings>>({
    key: `members-table:${personId}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const settings: TableSettings = {
    columns: Array.isArray(kept.columns) ? kept.columns : USUAL_COLUMNS,
    size: MEMBER_PAGE_SIZES.find((size) => size === kept.size) ?? 50,
  };
  return [settings, (change: Partial<TableSettings>) => keep({ ...settings, ...change })] as const;
}
