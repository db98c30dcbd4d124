import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { CalendarEvent, EventScope } from '#contract/calendar';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { useEventActs } from './event-acts.ts';
import { ScopeDialog } from './scope-dialog.tsx';

/** «Удалить»: asks, of a repeated one which are meant; afterwards it can be brought back. */
export function useRemove(organizationId: OrganizationId, event: CalendarEvent | undefined, onRemoved: () => void) {
  const { t } = useLingui();
  const explain = useErrorText();
  const acts = useEventActs(organizationId);
  const [asking, setAsking] = useState(false);
  if (!event) return { remove: () => setAsking(true), dialog: null, removing: false };

  const { title, eventId, on } = event;
  const run = async (scope: EventScope) => {
    const { undo } = await acts.remove.mutateAsync({ eventId, on, scope });
    setAsking(false);
    onRemoved();
    // A promise, for the page may be gone when the toast is pressed; callbacks of `mutate` go with it.
    const restore = () =>
      void acts.restore.mutateAsync(undo).then(
        () => toast.done(t`Событие вернулось`),
        (error) => toast.failed(explain(error)),
      );
    toast.done(t`Событие «${title}» удалено`, { label: t`Вернуть`, run: restore });
  };
  const dialog = event.repeated ? (
    <ScopeDialog
      opened={asking}
      title={t`Удалить «${title}»?`}
      confirm={t`Удалить`}
      danger
      onClose={() => setAsking(false)}
      onChoose={run}
    />
  ) : (
    <ConfirmDialog
      opened={asking}
      onClose={() => setAsking(false)}
      title={t`Удалить «${title}»?`}
      confirm={t`Удалить`}
      danger
      onConfirm={() => run('all')}
    >
      <Trans>Событие исчезнет у всех; кого оно касалось, получат уведомление об отмене.</Trans>
    </ConfirmDialog>
  );
  return { remove: () => setAsking(true), dialog, removing: asking };
}
