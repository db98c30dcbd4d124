import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';

type Direction = 'asc' | 'desc';

interface Props {
  columns: readonly { readonly id: string; readonly header: string }[];
  sort: { column: string; direction: Direction };
  onSort: (sort: { column: string; direction: Direction }) => void;
}

/** «Сортировка» on a phone, which has no table head to press. */
export function SortSelect({ columns, sort, onSort }: Props) {
  const { t } = useLingui();
  return (
    <NativeSelect
      aria-label={t`Сортировка`}
      leftSection={<IconArrowsSort size={18} stroke={1.6} />}
      value={`${sort.column} ${sort.direction}`}
      onChange={({ currentTarget: { value } }) => {
        const [column, direction] = value.split(' ') as [string, Direction];
        onSort({ column, direction });
      }}
      data={columns.flatMap(({ id, header }) => [
        { value: `${id} asc`, label: t`${header}: по возрастанию` },
        { value: `${id} desc`, label: t`${header}: по убыванию` },
      ])}
    />
  );
}
