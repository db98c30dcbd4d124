import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { CalendarEvent } from '#contract/calendar';
import type { OrganizationId } from '#contract/ids';
import { wallTime } from '#web/lib/days.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { toast } from '#web/ui/toast.ts';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { useEventActs } from './event-acts.ts';
import { EventFields } from './event-fields.tsx';
import classes from './event-form.module.css';
import type { Span } from './event-grid.tsx';
import { bodyOf, emptyEvent, isEmptyEvent, timesOf } from './event-values.ts';
import { useEventForm } from './use-event-form.ts';

interface Props {
  organizationId: OrganizationId;
  timeZone: string;
  /** What was drawn on the grid. */
  span?: Span | undefined;
  /** Where a new one begins, unless one is half-written: the day that is looked at. */
  day?: string | undefined;
  onClose: () => void;
  onAdded: (event: CalendarEvent) => void;
}

/** «Добавить событие». What was typed stays in the tab until it is sent, or thrown away by «Удалить». */
export default function NewEventDialog({ organizationId, timeZone, span, day, onClose, onAdded }: Props) {
  const { t } = useLingui();
  const { create } = useEventActs(organizationId);
  const begun = day === undefined ? undefined : { start: `${day}T10:00`, end: `${day}T11:00`, allDay: false };
  const [draft, keep, forget] = useTabDraft(`event:${organizationId}`, emptyEvent(wallTime(new Date(), timeZone), begun));
  const { form, onSubmit, failure, sending } = useEventForm({
    initialValues: { ...draft, ...(span ? timesOf(span) : {}) },
    submit: async (values, idempotencyKey) => {
      const event = await create.mutateAsync({ body: bodyOf(values), idempotencyKey });
      forget();
      toast.done(t`Событие добавлено`);
      onAdded(event);
    },
  });
  const { values } = form;
  const empty = isEmptyEvent(values);
  useEffect(() => {
    if (!empty) keep(values);
  }, [values, empty, keep]);
  return (
    <Sheet opened onClose={onClose} title={t`Добавить событие`} size="lg" closable={!sending}>
      <form onSubmit={onSubmit} noValidate>
        <EventFields organizationId={organizationId} timeZone={timeZone} form={form} />
        <FormFailure text={failure} />
        <div className={classes.buttons}>
          <Button
            className={classes.left ?? ''}
            variant="subtle"
            color="rowan"
            disabled={empty || sending}
            onClick={() => {
              forget();
              onClose();
            }}
          >
            <Trans>Удалить</Trans>
          </Button>
          <Button variant="default" onClick={onClose} disabled={sending}>
            <Trans>Отмена</Trans>
          </Button>
          <Button type="submit" loading={sending}>
            <Trans>Добавить событие</Trans>
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
