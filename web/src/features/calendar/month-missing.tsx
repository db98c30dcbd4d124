import { Trans, useLingui } from '@lingui/react/macro';
import { IconCloudOff } from '@tabler/icons-react';
import { isRefusal } from '#web/lib/api-error.ts';
import { Card } from '#web/ui/card.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';

/** Instead of a month's events: that they are not kept on this device, what else went wrong, or that they are on their way. */
export function MonthMissing({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const { t } = useLingui();
  if (error === null) return <ListSkeleton rows={2} height={64} />;
  return (
    <Card>
      {isRefusal(error, 'offline') ? (
        <EmptyState
          icon={IconCloudOff}
          title={t`Этот месяц пока не сохранён`}
          text={
            <Trans>Без сети открываются ближайшие три месяца и те, что вы уже смотрели. Появится сеть, и события загрузятся сами.</Trans>
          }
        />
      ) : (
        <ErrorState error={error} onRetry={onRetry} />
      )}
    </Card>
  );
}
