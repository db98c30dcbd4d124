import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditEntry } from '#contract/audit';
import { actionTexts } from '#web/features/audit/action-text.ts';
import { detailsText } from '#web/features/audit/detail-text.ts';
import { journalQuery } from '#web/features/audit/journal.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './operator.module.css';

export function JournalPage() {
  const { t, i18n } = useLingui();
  const [action, setAction] = useState('');
  const list = useInfiniteQuery({ ...journalQuery(action), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const actionOf = (entry: AuditEntry) => {
    const text = actionTexts[entry.action];
    return text === undefined ? entry.action : t(text);
  };
  const actorOf = (entry: AuditEntry) => entry.actor?.name ?? t`программа`;
  return (
    <>
      <PageHead title={t`Журнал`} under={t`Кто, что и когда сделал. Записи не изменяются.`} />
      <DataTable
        label={t`Журнал`}
        columns={[
          { id: 'at', header: t`Когда`, cell: ({ at }) => <When instant={at} />, width: 180 },
          { id: 'actor', header: t`Кто`, cell: actorOf, width: 220 },
          { id: 'action', header: t`Действие`, cell: actionOf, width: 260 },
          { id: 'details', header: t`Подробности`, cell: (entry) => detailsText(entry, i18n) },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={actionOf}
        card={(entry) => (
          <div className={classes.row}>
            <b>{actionOf(entry)}</b>
            <span>{detailsText(entry, i18n)}</span>
            <span>
              {actorOf(entry)} · <When instant={entry.at} />
            </span>
          </div>
        )}
        toolbar={
          <Select
            aria-label={t`Действие`}
            placeholder={t`Все действия`}
            data={Object.entries(actionTexts).map(([value, label]) => ({ value, label: t(label) }))}
            value={action === '' ? null : action}
            onChange={(value) => setAction(value ?? '')}
            clearable
            searchable
            w={320}
            maw="100%"
          />
        }
        loading={list.isPending}
        busy={list.isPlaceholderData}
        pager={list.hasNextPage ? <MoreButton list={list} /> : undefined}
        empty={
          list.error ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : (
            <EmptyState icon={IconHistory} title={t`Записей нет`} text={t`Здесь появится каждое административное действие.`} />
          )
        }
      />
    </>
  );
}
