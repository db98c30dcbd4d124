import { Trans, useLingui } from '@lingui/react/macro';
import { IconUserX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Erasure } from '#contract/personal-data';
import { actAddress, erasuresQuery } from '#web/features/accounts/erasures.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './operator.module.css';

/** Erased accounts and the acts of it, which are kept for three years. */
export function ErasuresPage() {
  const { t } = useLingui();
  const list = useInfiniteQuery(erasuresQuery);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const act = ({ id }: Erasure) => (
    <DownloadButton href={actAddress(id)} variant="subtle" size="compact-md">
      <Trans>Скачать акт</Trans>
    </DownloadButton>
  );
  return (
    <>
      <PageHead
        title={t`Удаления`}
        under={t`Удалённые учётные записи и акты об уничтожении данных. Акты хранятся три года, их открытие журналируется.`}
      />
      <DataTable
        label={t`Удаления`}
        columns={[
          { id: 'at', header: t`Когда`, cell: ({ erasedAt }) => <When instant={erasedAt} />, width: 220 },
          { id: 'memberships', header: t`Организаций`, cell: ({ memberships }) => memberships, width: 160, align: 'right' },
          { id: 'act', header: t`Акт`, cell: act },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ erasedAt }) => erasedAt}
        card={(erasure) => (
          <div className={classes.row}>
            <When instant={erasure.erasedAt} />
            {act(erasure)}
          </div>
        )}
        empty={
          list.error ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : (
            <EmptyState
              icon={IconUserX}
              title={t`Удалений ещё не было`}
              text={t`Здесь появятся акты, когда кто-нибудь удалит учётную запись.`}
            />
          )
        }
        loading={list.isPending}
      />
      <MoreButton list={list} />
    </>
  );
}
