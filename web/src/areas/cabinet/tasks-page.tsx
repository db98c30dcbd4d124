import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { useMembership } from '#web/features/members/memberships.ts';
import { TasksBoardOrList } from '#web/features/tasks/tasks-board-or-list.tsx';
import { paths } from '#web/lib/paths.ts';
import { DeletedLink } from '#web/ui/deleted-link.tsx';
import { ButtonLink } from '#web/ui/links.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const route = getRouteApi('/cabinet/$organizationId/tasks');

/** «Задачи»: a board or a list; an open task stands over it, at an address of its own. */
export function TasksPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const membership = useMembership(organizationId);
  const view = route.useSearch();
  const navigate = route.useNavigate();
  if (!membership) return null; // the route's guard has seen to it
  return (
    <>
      <PageHead
        title={t`Задачи`}
        action={
          <>
            <DeletedLink to={paths.cabinet.deletedTasks(organizationId)} />
            <ButtonLink
              to={paths.cabinet.newTask(organizationId)}
              search={true}
              resetScroll={false}
              leftSection={<IconPlus size={19} stroke={1.8} />}
            >
              <Trans>Создать задачу</Trans>
            </ButtonLink>
          </>
        }
      />
      <TasksBoardOrList
        organizationId={organizationId}
        memberId={membership.memberId}
        view={view}
        onView={(change) => void navigate({ to: '.', search: (now) => ({ ...now, ...change }), replace: 'q' in change })}
        pathOf={(taskId) => paths.cabinet.task(organizationId, taskId)}
      />
      <Outlet />
    </>
  );
}
