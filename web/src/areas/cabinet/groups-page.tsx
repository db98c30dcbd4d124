import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Group } from '#contract/groups';
import type { OrganizationId } from '#contract/ids';
import { GroupDialog } from '#web/features/members/group-dialog.tsx';
import { groupsQuery } from '#web/features/members/groups.ts';
import { GroupsTable } from '#web/features/members/groups-table.tsx';
import { paths } from '#web/lib/paths.ts';
import { PageHead } from '#web/ui/page-head.tsx';

const route = getRouteApi('/cabinet/$organizationId/members/groups');

/** «Группы»: named sets of members, to list and to address. */
export function GroupsPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const navigate = useNavigate();
  const { data } = useQuery(groupsQuery(organizationId));
  const [asked, setAsked] = useState<{ group: Group | null } | null>(null);
  const membersPath = paths.cabinet.members(organizationId);
  const full = data?.can.create === false;
  const create = (
    <Button onClick={() => setAsked({ group: null })} disabled={full}>
      <Trans>Создать группу</Trans>
    </Button>
  );
  return (
    <>
      <PageHead
        title={t`Группы`}
        under={full ? t`Групп уже столько, сколько может быть: удалите ненужную.` : t`Для кого публикации и с кем нужно работать отдельно.`}
        action={data?.items.length !== 0 && create}
      />
      <GroupsTable
        organizationId={organizationId}
        membersPath={membersPath}
        onOpen={(group) => void navigate({ to: membersPath, search: { group: group.id } })}
        onEdit={(group) => setAsked({ group })}
        create={create}
      />
      {asked && (
        <GroupDialog
          organizationId={organizationId}
          group={asked.group}
          noRules={data?.can.createByRule === false && t`Групп по правилу уже столько, сколько может быть.`}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
