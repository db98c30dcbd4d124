import { useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { Import, ImportVerdict } from '#contract/imports';
import { useFormat } from '#web/lib/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import classes from './import.module.css';
import { ImportRowAsCard, ImportRowOutcome, ImportRowPerson, Verdict } from './import-row.tsx';
import { useImportTexts } from './import-text.ts';
import { importRowsQuery } from './imports.ts';

const ORDER: readonly ImportVerdict[] = ['add', 'update', 'same', 'skip'];

/** «Проверка»: what happens to each row, before anything is written. */
export function ImportPreview({ organizationId, item }: { organizationId: OrganizationId; item: Import }) {
  const { t } = useLingui();
  const format = useFormat();
  const texts = useImportTexts();
  const [verdict, setVerdict] = useState<ImportVerdict | ''>('');
  const list = useInfiniteQuery(importRowsQuery(organizationId, item, verdict));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const count = (value: number) => format.number(value);
  const { counts } = item;
  return (
    <DataTable
      label={t`Строки файла`}
      columns={[
        { id: 'number', header: t`Строка`, cell: ({ number }) => format.number(number), width: 90, align: 'right' },
        { id: 'person', header: t`Кто`, cell: (row) => <ImportRowPerson row={row} />, width: 260 },
        { id: 'verdict', header: t`Что будет`, cell: (row) => <Verdict verdict={row.verdict} />, width: 160 },
        { id: 'outcome', header: t`Подробности`, cell: (row) => <ImportRowOutcome row={row} /> },
      ]}
      rows={rows}
      rowKey={({ number }) => String(number)}
      rowName={({ name }) => name}
      card={(row) => <ImportRowAsCard row={row} />}
      toolbar={
        <SegmentedControl
          className={classes.filter ?? ''}
          aria-label={t`Показать строки`}
          value={verdict}
          onChange={(value) => setVerdict(value as ImportVerdict | '')}
          data={[
            { value: '', label: `${t`Все`} ${count(item.rows)}` },
            ...ORDER.map((value) => ({ value, label: `${texts.verdicts[value]} ${count(counts[value])}` })),
          ]}
        />
      }
      loading={list.isPending}
      skeletonRows={8}
      pager={list.hasNextPage ? <MoreButton list={list} /> : undefined}
      empty={
        list.error ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <EmptyState icon={IconTable} title={t`Таких строк нет`} />
        )
      }
    />
  );
}
