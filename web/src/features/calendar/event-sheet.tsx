import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPencil, IconScan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { EventId, OrganizationId } from '#contract/ids';
import { ButtonLink } from '#web/ui/links.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { TextSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { AddToCalendar } from './add-to-calendar.tsx';
import { eventQuery } from './calendar.ts';
import type { DeskPaths } from './desk-paths.ts';
import { EventDetails } from './event-details.tsx';
import classes from './event-form.module.css';
import { GuestLists } from './guest-lists.tsx';
import { useRemove } from './use-remove.tsx';
import type { Undo } from './use-undo.ts';

const EditEventDialog = lazy(() => import('./edit-event-dialog.tsx'));

interface Props {
  organizationId: OrganizationId;
  eventId: EventId;
  on?: string | undefined;
  onOpen: (event: { eventId: EventId; on: string } | null) => void;
  undo: Undo;
  paths: DeskPaths;
}

/** An event as administrators see it: what is told of it, who comes, and what can be done. */
export function EventSheet({ organizationId, eventId, on, onOpen, undo, paths }: Props) {
  const { t } = useLingui();
  const { data: event, error, refetch } = useQuery(eventQuery(organizationId, eventId, on));
  const [editing, setEditing] = useState(false);
  const close = () => onOpen(null);
  const { remove, dialog, removing } = useRemove(organizationId, event, close);
  if (editing && event && !removing) {
    return (
      <Suspense>
        <EditEventDialog
          event={event}
          onClose={() => setEditing(false)}
          onSaved={(saved) => {
            setEditing(false);
            onOpen(saved);
          }}
          undo={undo}
          onDelete={remove}
        />
      </Suspense>
    );
  }
  return (
    <>
      <Sheet opened={!removing} onClose={close} title={event?.title ?? t`Событие`} size="lg">
        {error && !event && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !event && <TextSkeleton lines={6} />}
        {event && (
          <>
            <EventDetails event={event} />
            <div className={classes.ways}>
              <ButtonLink to={paths.attendance(event)} variant="light" leftSection={<IconScan size={19} stroke={1.6} />}>
                <Trans>Отметить пришедших</Trans>
              </ButtonLink>
              <AddToCalendar {...event} />
            </div>
            <GuestLists organizationId={organizationId} eventId={eventId} on={event.on} counts={event.counts} />
            <div className={classes.buttons}>
              <Button className={classes.left ?? ''} variant="subtle" color="rowan" disabled={!event.can.delete} onClick={remove}>
                <Trans>Удалить</Trans>
              </Button>
              <Button leftSection={<IconPencil size={19} stroke={1.6} />} disabled={!event.can.edit} onClick={() => setEditing(true)}>
                <Trans>Изменить</Trans>
              </Button>
            </div>
          </>
        )}
      </Sheet>
      {dialog}
    </>
  );
}
