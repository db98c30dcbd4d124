import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { MemberStatus } from '#contract/members';
import { useFormat } from '#web/lib/use-format.ts';
import { ExportDialog } from './export-dialog.tsx';
import { membersQuery } from './members.ts';
import { filterOf, type MembersView } from './members-view.ts';

interface Props {
  organizationId: OrganizationId;
  status: MemberStatus;
  view: MembersView;
}

/** «Экспорт» of what the view shows, all of its pages, in its order. */
export function ExportButton({ organizationId, status, view }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const filter = filterOf(view, status);
  const { sort, direction } = view;
  const { data, error, refetch } = useQuery({ ...membersQuery(organizationId, { ...filter, limit: 1 }), enabled: opened });
  const shown = format.number(data?.total.value ?? 0);
  const count = data === undefined ? '…' : data.total.capped ? t`больше ${shown}` : shown;
  return (
    <>
      <Button variant="default" leftSection={<IconFileExport size={18} stroke={1.6} />} onClick={() => setOpened(true)}>
        <Trans>Экспорт</Trans>
      </Button>
      <ExportDialog
        organizationId={organizationId}
        target={{ filter }}
        order={{ sort, direction }}
        count={count}
        {...(error && !data ? { uncounted: { error, onRetry: () => void refetch() } } : {})}
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </>
  );
}
