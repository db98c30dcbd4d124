import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CalendarEvent, EventScope } from '#contract/calendar';
import { ApiError, isRefusal } from '#web/lib/api-error.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { NewerVersion } from '#web/ui/newer-version.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { toast } from '#web/ui/toast.ts';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { eventQuery } from './calendar.ts';
import { useEventActs } from './event-acts.ts';
import { EventFields } from './event-fields.tsx';
import classes from './event-form.module.css';
import { useEventTime } from './event-time.ts';
import { type EventValues, editOf, valuesOf } from './event-values.ts';
import { ScopeDialog } from './scope-dialog.tsx';
import { fieldErrors, useEventForm } from './use-event-form.ts';
import type { Undo } from './use-undo.ts';

interface Props {
  /** The occurrence that was opened. */
  event: CalendarEvent;
  onClose: () => void;
  onSaved: (event: CalendarEvent) => void;
  undo: Undo;
  onDelete: () => void;
}

/** «Изменить событие»: nobody's newer change is overwritten unseen, and of a repeated one it is asked which are meant. */
export default function EditEventDialog({ event: opened, onClose, onSaved, undo, onDelete }: Props) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const { organizationId, eventId, on } = opened;
  const query = eventQuery(organizationId, eventId, on);
  const { data: latest = opened } = useQuery(query);
  const { edit } = useEventActs(organizationId);
  const [base, setBase] = useState(opened);
  const [asking, setAsking] = useState<{ values: EventValues; keys: Record<EventScope, string> } | null>(null);
  const [draft, keep, forget] = useTabDraft(`event:${eventId}:${on}:${opened.version}`, valuesOf(opened));

  const save = async (values: EventValues, scope: EventScope, idempotencyKey: string) => {
    const which = { on, scope, version: base.version };
    const saved = await edit
      .mutateAsync({ eventId, body: { ...editOf(values, base), ...which }, idempotencyKey })
      .catch(async (error: unknown) => {
        if (isRefusal(error, 'conflict')) await queryClient.invalidateQueries({ queryKey: query.queryKey });
        throw error;
      });
    forget();
    toast.done(t`Событие сохранено`, { label: t`Вернуть`, run: () => undo(saved, t`Событие возвращено`) });
    onSaved(saved);
  };
  const { form, onSubmit, failure, sending } = useEventForm({
    initialValues: draft,
    submit: async (values, idempotencyKey) => {
      // What is sent differs by scope, so the keys do.
      if (base.repeated) setAsking({ values, keys: { one: idempotencyKey, following: crypto.randomUUID(), all: crypto.randomUUID() } });
      else await save(values, 'all', idempotencyKey);
    },
  });
  const { values } = form;
  useEffect(() => keep(values), [values, keep]);

  const takeNewer = () => {
    form.setValues(valuesOf(latest));
    form.clearErrors();
    setBase(latest);
  };
  const asked = asking ? editOf(asking.values, base) : {};
  const notOne = 'repeat' in asked || 'audience' in asked ? t`Повтор и аудитория меняются у всех сразу.` : undefined;
  return (
    <>
      <Sheet opened={asking === null} onClose={onClose} title={t`Изменить событие`} size="lg" closable={!sending}>
        <form onSubmit={onSubmit} noValidate>
          {latest.version > base.version && !sending && <NewerEvent event={latest} onTake={takeNewer} onKeepMine={() => setBase(latest)} />}
          <EventFields organizationId={organizationId} timeZone={opened.timeZone} form={form} />
          <FormFailure text={failure} />
          <div className={classes.buttons}>
            <Button className={classes.left ?? ''} variant="subtle" color="rowan" disabled={sending || !base.can.delete} onClick={onDelete}>
              <Trans>Удалить</Trans>
            </Button>
            <Button variant="default" onClick={onClose} disabled={sending}>
              <Trans>Отмена</Trans>
            </Button>
            <Button type="submit" loading={sending}>
              <Trans>Сохранить</Trans>
            </Button>
          </div>
        </form>
      </Sheet>
      <ScopeDialog
        opened={asking !== null}
        title={t`Изменить повторяющееся событие`}
        confirm={t`Сохранить`}
        notOne={notOne}
        onClose={() => setAsking(null)}
        onChoose={async (scope) => {
          if (!asking) return;
          try {
            await save(asking.values, scope, asking.keys[scope]);
          } catch (error) {
            const errors = error instanceof ApiError ? fieldErrors(error, i18n) : {};
            const shown = Object.keys(errors).some((place) => (place.split('.')[0] ?? place) in asking.values);
            if (!shown && !isRefusal(error, 'conflict')) throw error;
            // The form says so: beside its fields, or beside the newer version.
            form.setErrors(errors);
            setAsking(null);
          }
        }}
      />
    </>
  );
}

interface NewerProps {
  event: CalendarEvent;
  onTake: () => void;
  onKeepMine: () => void;
}

/** The event as somebody else has saved it meanwhile: so little that it is said at once. */
function NewerEvent({ event, ...choice }: NewerProps) {
  const when = useEventTime(event);
  const { title } = event;
  return (
    <NewerVersion
      message={
        <Trans>
          Пока вы правили, это событие изменили. Сейчас: «{title}», {when}. Ваш текст на месте.
        </Trans>
      }
      {...choice}
    />
  );
}
