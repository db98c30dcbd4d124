import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload, IconTable } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { Import, ImportVerdict } from '#contract/imports';
import { useErrorText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Card } from '#web/ui/card.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import classes from './import.module.css';
import { ImportRowAsCard, ImportRowOutcome, ImportRowPerson, Verdict } from './import-row.tsx';
import { useImportTexts } from './import-text.ts';
import { importRowsQuery, reportPath, useImportActs } from './imports.ts';

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
    <>
      <Confirmation organizationId={organizationId} item={item} />
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
    </>
  );
}

function Confirmation({ organizationId, item }: { organizationId: OrganizationId; item: Import }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { apply } = useImportActs(organizationId);
  const { recheckedBecauseChanged } = item;
  const { add, update } = item.counts;
  const nothing = add + update === 0;
  return (
    <Card className={classes.part ?? ''}>
      {recheckedBecauseChanged && (
        <div className={classes.notice} role="status">
          <p>
            <Trans>
              Пока вы смотрели, реестр изменился, поэтому ничего не записано и строки проверены заново. Посмотрите на новый результат и
              подтвердите ещё раз.
            </Trans>
          </p>
        </div>
      )}
      <p className={classes.lead}>
        {nothing
          ? t`Записывать нечего: в реестре всё уже так, как в файле.`
          : t`Будет добавлено: ${plural(add, { one: '# человек', few: '# человека', many: '# человек', other: '# человека' })}, обновлено: ${plural(update, { one: '# запись', few: '# записи', many: '# записей', other: '# записи' })}. Всё сразу или ничего; импорт можно отменить в течение суток.`}
      </p>
      <FormFailure text={apply.error ? explain(apply.error) : null} />
      <div className={classes.acts}>
        <Button onClick={() => apply.mutate(item)} loading={apply.isPending} disabled={nothing}>
          <Trans>Импортировать</Trans>
        </Button>
        <ReportButton organizationId={organizationId} item={item} />
      </div>
    </Card>
  );
}

/** The rows that were passed over, to be corrected in the table itself. */
export function ReportButton({ organizationId, item }: { organizationId: OrganizationId; item: Pick<Import, 'id' | 'counts'> }) {
  const format = useFormat();
  if (item.counts.skip === 0) return null;
  const count = format.number(item.counts.skip);
  return (
    <Button
      component="a"
      href={reportPath(organizationId, item.id)}
      download
      variant="default"
      leftSection={<IconDownload size={18} stroke={1.6} />}
    >
      <Trans>Непринятые строки: {count}</Trans>
    </Button>
  );
}
