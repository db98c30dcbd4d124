import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileExport, IconUserMinus, IconUsersGroup, IconUsersMinus, IconUsersPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { MemberFilter, MemberTarget } from '#contract/members';
import type { CappedCount } from '#contract/page';
import { useFormat } from '#web/lib/use-format.ts';
import { SelectionBar } from '#web/ui/selection-bar.tsx';
import type { Selection } from '#web/ui/use-selection.ts';
import { AddToGroupDialog } from './add-to-group-dialog.tsx';
import { ExcludeMembersDialog } from './exclude-members-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { groupsQuery } from './groups.ts';
import { RemoveFromGroupDialog } from './remove-from-group-dialog.tsx';

interface Props {
  organizationId: OrganizationId;
  selection: Selection;
  /** What «все найденные» are. */
  filter: MemberFilter;
  total: CappedCount;
}

/** «Выбрано 12» and what may be done with them; nothing while nothing is ticked. */
export function MembersBulkBar({ organizationId, selection, filter, total }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const reason = useId();
  const [asked, setAsked] = useState<'group' | 'new-group' | 'ungroup' | 'export' | 'exclude' | null>(null);
  const { data: groups } = useQuery(groupsQuery(organizationId));
  const group = groups?.items.find(({ id, can }) => id === filter.group && can.fill);
  const { all, keys, full } = selection;
  if (!all && keys.size === 0) return null;

  const number = format.number(total.value);
  const found = total.capped ? t`больше ${number}` : number;
  // As `MAX_BULK` of the contract, where counts are capped too.
  const tooMany = all && total.capped;
  const count = all ? found : format.number(keys.size);
  const everybody = total.capped ? t`Выбрать всех найденных (больше ${number})` : t`Выбрать все ${number} найденных`;
  const target: MemberTarget = all ? { filter } : { ids: [...keys] as MemberId[] };
  const common = { organizationId, target, onClose: () => setAsked(null) };
  return (
    <>
      <SelectionBar
        count={<Trans>Выбрано {count}</Trans>}
        more={
          all
            ? tooMany && (
                <span id={reason}>
                  <Trans>Исключить сразу можно не больше {number} человек: сузьте список фильтрами</Trans>
                </span>
              )
            : (total.capped || total.value > keys.size) && (
                <Button variant="subtle" size="compact-md" onClick={selection.selectAll}>
                  {full ? t`По одному больше нельзя. ${everybody}` : everybody}
                </Button>
              )
        }
        onClear={selection.clear}
      >
        <Button variant="default" leftSection={<IconUsersPlus size={18} stroke={1.6} />} onClick={() => setAsked('group')}>
          <Trans>Добавить в группу</Trans>
        </Button>
        <Button variant="default" leftSection={<IconUsersGroup size={18} stroke={1.6} />} onClick={() => setAsked('new-group')}>
          <Trans>Создать группу</Trans>
        </Button>
        {group && (
          <Button variant="default" leftSection={<IconUsersMinus size={18} stroke={1.6} />} onClick={() => setAsked('ungroup')}>
            <Trans>Убрать из группы</Trans>
          </Button>
        )}
        <Button variant="default" leftSection={<IconFileExport size={18} stroke={1.6} />} onClick={() => setAsked('export')}>
          <Trans>Экспорт</Trans>
        </Button>
        <Button
          variant="light"
          color="rowan"
          leftSection={<IconUserMinus size={18} stroke={1.7} />}
          onClick={() => setAsked('exclude')}
          disabled={tooMany}
          aria-describedby={tooMany ? reason : undefined}
        >
          <Trans>Исключить</Trans>
        </Button>
      </SelectionBar>
      <AddToGroupDialog {...common} count={count} opened={asked === 'group'} />
      <AddToGroupDialog {...common} count={count} opened={asked === 'new-group'} fresh />
      {group && <RemoveFromGroupDialog {...common} group={group} count={count} opened={asked === 'ungroup'} onDone={selection.clear} />}
      <ExportDialog {...common} count={count} opened={asked === 'export'} />
      <ExcludeMembersDialog {...common} count={count} opened={asked === 'exclude'} onDone={selection.clear} />
    </>
  );
}
