import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApplicationCard } from '#web/features/members/application-card.tsx';
import { type ApplicationState, applicationsQuery, useApplicationsLive } from '#web/features/members/applications.ts';
import { Card } from '#web/ui/card.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import classes from './operator.module.css';

export function ApplicationsPage() {
  const { t } = useLingui();
  const [state, setState] = useState<ApplicationState>('pending');
  const list = useInfiniteQuery(applicationsQuery(state));
  useApplicationsLive();
  const applications = list.data?.pages.flatMap(({ items }) => items);
  const pending = list.data?.pages[0]?.pending ?? 0;
  return (
    <>
      <PageHead title={t`Заявки`} under={t`Организации, которые просят кабинет`} />
      <SegmentedControl
        className={classes.filter ?? ''}
        aria-label={t`Состояние заявок`}
        value={state}
        onChange={(value) => setState(value as ApplicationState)}
        data={[
          { value: 'pending', label: pending > 0 ? t`Ждут решения (${pending})` : t`Ждут решения` },
          { value: 'approved', label: t`Одобрены` },
          { value: 'refused', label: t`Отказано` },
        ]}
      />
      <div className={classes.list}>
        {list.error && !applications && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <CardSkeleton height={240} />}
        {applications?.map((application) => (
          <ApplicationCard key={application.id} application={application} />
        ))}
        {applications?.length === 0 && (
          <Card>
            <EmptyState
              icon={IconInbox}
              title={state === 'pending' ? t`Новых заявок нет` : t`Здесь пока пусто`}
              text={
                state === 'pending' ? <Trans>Заявки приходят со страницы «Юридическим лицам» и появляются здесь сразу.</Trans> : undefined
              }
            />
          </Card>
        )}
        <MoreButton list={list} />
      </div>
    </>
  );
}
