import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type keepTableSettings, MEMBER_COLUMNS, type MemberColumn, type TableSettings } from '#contract/table-settings';
import { call, endpoint } from '#web/lib/call.ts';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from '#web/ui/toast.ts';
import { tableSettingsQuery } from './table-settings.ts';

const keep = endpoint<typeof keepTableSettings>('PUT', '/api/table-settings');

/** The columns of «Все пользователи» to the letter of the manual. */
const USUAL_COLUMNS: readonly MemberColumn[] = ['phone', 'card', 'birth', 'email', 'role'];
const USUAL: TableSettings = { columns: null, size: 50 };

/** Chosen columns and page size, this person's on every device; where they cannot be asked for, as usual. */
export function useTableSettings() {
  const queryClient = useQueryClient();
  const explain = useErrorText();
  const { data = USUAL, isPending } = useQuery(tableSettingsQuery);
  const { mutate } = useMutation({
    // In the order of the clicks: what was said last stays.
    scope: { id: 'table-settings' },
    mutationFn: (settings: TableSettings) => call(keep, { body: settings }),
    onError: (error) => {
      toast.failed(explain(error));
      return queryClient.invalidateQueries(tableSettingsQuery);
    },
  });
  const change = (part: Partial<TableSettings>): void => {
    const settings = { ...(queryClient.getQueryData(tableSettingsQuery.queryKey) ?? USUAL), ...part };
    queryClient.setQueryData(tableSettingsQuery.queryKey, settings);
    mutate(settings);
  };
  const columns: readonly string[] = data.columns ?? USUAL_COLUMNS;
  return {
    /** False while they are asked for. */
    known: !isPending,
    size: data.size,
    columns,
    usual: data.columns === null,
    keepSize: (size: number) => change({ size: size as TableSettings['size'] }),
    keepColumns: (ids: readonly string[]) => {
      const chosen = MEMBER_COLUMNS.filter((column) => ids.includes(column));
      change({ columns: chosen.join() === USUAL_COLUMNS.join() ? null : chosen });
    },
    keepUsual: () => change({ columns: null }),
  };
}
