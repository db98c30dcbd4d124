import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { DeletedEvent } from '#contract/calendar';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { DeletedList } from '#web/ui/deleted-list.tsx';
import { toast } from '#web/ui/toast.ts';
import { deletedEventsQuery } from './calendar.ts';
import { useEventActs } from './event-acts.ts';
import { useEventTime } from './event-time.ts';

/** «Удалённые» of the calendar: events, and repetitions that were called off alone. */
export function DeletedEvents({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const list = useInfiniteQuery(deletedEventsQuery(organizationId));
  const { restore } = useEventActs(organizationId);
  return (
    <DeletedList
      list={list}
      rowOf={(event) => ({
        key: `${event.eventId} ${event.on}`,
        name: event.title,
        facts: <Facts event={event} />,
        by: event.deletedBy,
      })}
      onRestore={({ eventId, on }) =>
        restore.mutateAsync({ eventId, on }).then(
          () => toast.done(t`Событие вернулось`),
          (error) => toast.failed(explain(error)),
        )
      }
    />
  );
}

/** When it was to be, and how much of a repeated one. */
function Facts({ event }: { event: DeletedEvent }) {
  const { t } = useLingui();
  const format = useFormat();
  const time = useEventTime(event);
  const first = format.dateOnly(event.start.slice(0, 10));
  if (!event.repeated) return time;
  if (event.scope === 'one') return t`${time} · одно из повторений`;
  return event.scope === 'following' ? t`Повторения с ${first}` : t`Все повторения, первое — ${first}`;
}
