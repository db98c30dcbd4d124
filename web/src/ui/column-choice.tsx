import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';

export interface ColumnChoiceProps {
  columns: readonly { readonly id: string; readonly header: string; readonly always?: boolean }[];
  shown: readonly string[];
  onShown: (ids: string[]) => void;
  /** Back to the columns of the beginning; absent while they are shown. */
  onReset?: (() => void) | undefined;
}

/** «Столбцы»: which columns a table shows. Those that tell the rows apart stay. */
export function ColumnChoice({ columns, shown, onShown, onReset }: ColumnChoiceProps) {
  const { t } = useLingui();
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={18} stroke={1.6} />}>
          <Trans>Столбцы</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Столбцы`}>
        <Stack gap={12}>
          {columns.map(({ id, header, always }) => (
            <Checkbox
              key={id}
              label={header}
              checked={always === true || shown.includes(id)}
              disabled={always === true}
              onChange={({ currentTarget: { checked } }) => onShown(checked ? [...shown, id] : shown.filter((one) => one !== id))}
            />
          ))}
          {onReset && (
            <Button variant="subtle" size="compact-sm" onClick={onReset}>
              <Trans>Вернуть как было</Trans>
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
