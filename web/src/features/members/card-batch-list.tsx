import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconCards } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import { useFormat } from '#web/lib/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import { cardBatchesQuery } from './card-batches.ts';

/** The batches of an organisation, newest first. */
export function CardBatchList({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const format = useFormat();
  const list = useInfiniteQuery(cardBatchesQuery(organizationId));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <DataTable
      label={t`Выпуски карт`}
      columns={[
        { id: 'at', header: t`Выпущены`, cell: ({ issuedAt }) => <When instant={issuedAt} />, width: 150 },
        { id: 'numbers', header: t`Номера`, cell: ({ first, last }) => <Numbers first={first} last={last} /> },
        { id: 'count', header: t`Карт`, cell: ({ count }) => format.number(count), align: 'right', width: 90 },
        { id: 'bound', header: t`Привязано`, cell: ({ bound }) => format.number(bound), align: 'right', width: 110 },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ first }) => first}
      card={({ issuedAt, first, last, count, bound }) => (
        <div style={{ display: 'grid', gap: 2 }}>
          <b>{t`${plural(count, { one: '# карта', few: '# карты', many: '# карт', other: '# карты' })}`}</b>
          <div>
            <Numbers first={first} last={last} />
          </div>
          <small>
            <When instant={issuedAt} /> · {t`привязано: ${bound}`}
          </small>
        </div>
      )}
      minWidth={560}
      loading={list.isPending}
      skeletonRows={3}
      pager={list.hasNextPage ? <MoreButton list={list} /> : undefined}
      empty={
        list.error ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <EmptyState
            icon={IconCards}
            title={t`Карт ещё нет`}
            text={t`Выпустите первую партию: по её номерам люди войдут в организацию.`}
          />
        )
      }
    />
  );
}

/** The ends of a range, one under the other: nineteen digits twice are too wide for a row. */
const Numbers = ({ first, last }: { first: string; last: string }) => (
  <>
    {first}
    {first !== last && (
      <>
        {' –'}
        <br />
        {last}
      </>
    )}
  </>
);
