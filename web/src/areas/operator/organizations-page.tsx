import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { OpenOrganizationForm } from '#web/features/organizations/open-organization-form.tsx';
import { organizationsQuery } from '#web/features/organizations/operator.ts';
import { paths } from '#web/lib/paths.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { SearchField } from '#web/ui/search-field.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { When } from '#web/ui/when.tsx';

export function OrganizationsPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [opening, setOpening] = useState(false);
  const list = useInfiniteQuery({ ...organizationsQuery(q), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead
        title={t`Организации`}
        action={
          <Button leftSection={<IconPlus size={19} stroke={1.8} />} onClick={() => setOpening(true)}>
            <Trans>Открыть организацию</Trans>
          </Button>
        }
      />
      <DataTable
        label={t`Организации`}
        columns={[
          { id: 'name', header: t`Наименование`, cell: ({ id, name }) => <TextLink to={paths.operator.organization(id)}>{name}</TextLink> },
          { id: 'joined', header: t`На платформе`, cell: ({ joinedAt }) => <When instant={joinedAt} withTime={false} />, width: 220 },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        card={({ id, name }) => <TextLink to={paths.operator.organization(id)}>{name}</TextLink>}
        toolbar={
          <SearchField
            label={t`Поиск организаций`}
            placeholder={t`Часть наименования`}
            value={q}
            onSearch={setQ}
            style={{ flex: '1 1 280px' }}
          />
        }
        loading={list.isPending}
        busy={list.isPlaceholderData}
        pager={list.hasNextPage ? <MoreButton list={list} /> : undefined}
        empty={
          list.error ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : (
            <EmptyState
              icon={IconBuilding}
              title={q === '' ? t`Организаций ещё нет` : t`Ничего не нашлось`}
              text={q === '' ? t`Откройте первую и выпустите для неё карты.` : t`Проверьте, как написано наименование.`}
            />
          )
        }
      />
      <Sheet opened={opening} onClose={() => setOpening(false)} title={t`Новая организация`}>
        <OpenOrganizationForm
          onOpened={({ id }) => {
            toast.done(t`Организация открыта`);
            void navigate({ to: paths.operator.organization(id) });
          }}
        />
      </Sheet>
    </>
  );
}
