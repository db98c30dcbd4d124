import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { DeletedEvents } from '#web/features/calendar/deleted-events.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const route = getRouteApi('/cabinet/$organizationId/calendar/deleted');

/** «Удалённые события»: what can still be brought back. */
export function DeletedEventsPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  return (
    <>
      <PageHead
        title={t`Удалённые события`}
        over={<BackLink to={paths.cabinet.calendar(organizationId)}>{t`Календарь событий`}</BackLink>}
        under={t`Хранятся 30 дней. О возвращённом событии участники узнают из уведомления.`}
      />
      <DeletedEvents organizationId={organizationId} />
    </>
  );
}
