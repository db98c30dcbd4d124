import { useLingui } from '@lingui/react/macro';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { useSession } from '#web/features/accounts/session.ts';
import { useMembership } from '#web/features/members/memberships.ts';
import { NewTaskForm } from '#web/features/tasks/new-task-form.tsx';
import { SideSheet } from '#web/features/tasks/side-sheet.tsx';
import { paths } from '#web/lib/paths.ts';

const route = getRouteApi('/cabinet/$organizationId/tasks/new');

/** «Создать задачу», over the board. One made among «Мои» is one's own to begin with. */
export function NewTaskPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const person = useSession();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const membership = useMembership(organizationId);
  const { filter } = route.useSearch();
  const own = membership && person ? [{ id: membership.memberId, name: `${person.lastName} ${person.firstName}` }] : [];
  return (
    <SideSheet
      title={t`Новая задача`}
      onClosed={() => void navigate({ to: paths.cabinet.tasks(organizationId), search: true, resetScroll: false })}
    >
      {(close) => (
        <NewTaskForm
          organizationId={organizationId}
          people={filter === '' ? own : []}
          assign
          onCreated={(task) =>
            void navigate({ to: paths.cabinet.task(organizationId, task.id), search: true, replace: true, resetScroll: false })
          }
          onCancel={close}
        />
      )}
    </SideSheet>
  );
}
