import { Trans, useLingui } from '@lingui/react/macro';
import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TextLink } from '#web/ui/links.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { Bell, BellButton } from './bell.tsx';
import classes from './bell-popup.module.css';
import { NotificationRows, type PathOf } from './notification-rows.tsx';
import { newestQuery, useReadOnOpening } from './notifications.ts';

interface Props {
  /** The page with all of them. */
  to: string;
  pathOf: PathOf;
}

/** The bell with a pop-up of the newest notifications; on a phone it leads straight to their page. */
export function BellPopup({ to, pathOf }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  if (usePhone()) return <Bell to={to} />;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={400} radius="lg" trapFocus returnFocus>
      <Popover.Target>
        <BellButton onClick={() => setOpened(!opened)} expanded={opened} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t`Уведомления`} className={classes.popup ?? ''}>
        {opened && <Newest to={to} pathOf={pathOf} onClose={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Newest({ to, pathOf, onClose }: Props & { onClose: () => void }) {
  const { data, error, refetch } = useQuery(newestQuery);
  useReadOnOpening(data?.items[0]);
  return (
    <>
      <p className={classes.head}>
        <Trans>Уведомления</Trans>
      </p>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <ListSkeleton rows={4} height={88} />}
      {data?.items.length === 0 && (
        <p className={classes.quiet}>
          <Trans>Уведомлений ещё нет</Trans>
        </p>
      )}
      <div className={classes.rows}>{data && <NotificationRows notifications={data.items} pathOf={pathOf} onOpen={onClose} compact />}</div>
      <p className={classes.foot}>
        <TextLink to={to} onClick={onClose}>
          <Trans>Все уведомления</Trans>
        </TextLink>
      </p>
    </>
  );
}
