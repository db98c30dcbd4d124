import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '#web/ui/card.tsx';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { When } from '#web/ui/when.tsx';
import { ownSessionsQuery, useEndSessions } from './own-sessions.ts';
import classes from './session-list.module.css';

/** «Устройства»: where this person is signed in, and the way to end it there. */
export function SessionList() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(ownSessionsQuery);
  const end = useEndSessions();
  const [asked, setAsked] = useState(false);
  const others = data?.items.filter(({ current }) => !current).length ?? 0;
  return (
    <Section title={t`Устройства`}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ListSkeleton rows={2} />}
      <ul className={classes.list}>
        {data?.items.map(({ id, device, address, seenAt, current }) => (
          <li key={id}>
            <div>
              <b>{device}</b>
              <p className={classes.quiet}>
                {address} · <When instant={seenAt} />
              </p>
            </div>
            {current ? (
              <Badge variant="light">
                <Trans>Это устройство</Trans>
              </Badge>
            ) : (
              <Button
                variant="default"
                size="sm"
                loading={end.one.isPending && end.one.variables === id}
                onClick={() => end.one.mutate(id)}
                aria-label={t`Завершить: ${device}`}
              >
                <Trans>Завершить</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others > 0 && (
        <Button variant="light" color="rowan" onClick={() => setAsked(true)} mt="md" fullWidth>
          <Trans>Завершить все другие сеансы</Trans>
        </Button>
      )}
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t`Завершить все другие сеансы?`}
        confirm={t`Завершить`}
        danger
        onConfirm={async () => {
          await end.others.mutateAsync();
          toast.done(t`Другие сеансы завершены`);
        }}
      >
        <Trans>На других устройствах придётся войти снова.</Trans>
      </ConfirmDialog>
    </Section>
  );
}
