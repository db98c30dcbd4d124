import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { NeedsOrganization, OrganizationChoice } from '#web/features/members/needs-organization.tsx';
import { OwnTasks } from '#web/features/tasks/own-tasks.tsx';
import { ownFilter } from '#web/features/tasks/tasks-view.ts';
import { WhoseSwitch } from '#web/features/tasks/whose-switch.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { DeletedLink } from '#web/ui/deleted-link.tsx';
import { ButtonLink } from '#web/ui/links.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const route = getRouteApi('/app/tasks/');

/** «Задачи» by how soon they are due: one's own, or those one has set; administrators also look at all. */
export function TasksPage() {
  const { t } = useLingui();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHead
        over={<BackLink to={paths.member.panel()}>{t`Панель`}</BackLink>}
        title={t`Задачи`}
        action={
          <>
            <DeletedLink to={paths.member.deletedTasks()} />
            <ButtonLink to={paths.member.newTask()} leftSection={<IconPlus size={19} stroke={1.8} />}>
              <Trans>Создать задачу</Trans>
            </ButtonLink>
          </>
        }
      />
      <OrganizationChoice />
      <NeedsOrganization>
        {({ organizationId, role }) => {
          const filter = ownFilter(view, role);
          return (
            <>
              <WhoseSwitch
                value={filter}
                all={role !== 'member'}
                onChange={(chosen) => void navigate({ search: { filter: chosen }, replace: true, resetScroll: false })}
              />
              <OwnTasks
                key={`${organizationId} ${filter}`}
                organizationId={organizationId}
                view={filter || 'mine'}
                pathOf={paths.member.task}
              />
            </>
          );
        }}
      </NeedsOrganization>
    </>
  );
}
