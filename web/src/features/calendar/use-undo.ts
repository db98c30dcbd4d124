import { useEffect, useRef } from 'react';
import type { CalendarEvent } from '#contract/calendar';
import type { EventId, OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from '#web/ui/toast.ts';
import { useEventActs } from './event-acts.ts';

interface Place {
  opened: { eventId: EventId } | null;
  onOpen: (event: CalendarEvent) => void;
}

/** «Вернуть» after a change. Where the changed event is still open it is opened as it is again: «this and following» had an address of its own. */
export function useUndo(organizationId: OrganizationId, { opened, onOpen }: Place) {
  const explain = useErrorText();
  const { undo } = useEventActs(organizationId);
  // The page may show something else, or be gone, when the toast is pressed.
  const shown = useRef<EventId>(undefined);
  useEffect(() => {
    shown.current = opened?.eventId;
    return () => {
      shown.current = undefined;
    };
  }, [opened?.eventId]);

  // A promise, for callbacks of `mutate` go with the page.
  return (changed: CalendarEvent, done: string) =>
    void undo.mutateAsync(changed).then(
      (event) => {
        toast.done(done);
        if (shown.current === changed.eventId) onOpen(event);
      },
      (error) => toast.failed(explain(error)),
    );
}
export type Undo = ReturnType<typeof useUndo>;
