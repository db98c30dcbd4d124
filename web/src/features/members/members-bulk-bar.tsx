import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconFileExport,
  IconSend,
  IconTrash,
  IconUserMinus,
  IconUsersGroup,
  IconUsersMinus,
  IconUsersPlus,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { MemberFilter } from '#contract/members';
import type { CappedCount } from '#contract/page';
import { useFormat } from '#web/lib/use-format.ts';
import { type BarAct, SelectionBar } from '#web/ui/selection-bar.tsx';
import type { Selection } from '#web/ui/use-selection.ts';
import { AddToGroupDialog } from './add-to-group-dialog.tsx';
import { countOf, targetOf } from './bulk-target.ts';
import { ExcludeMembersDialog } from './exclude-members-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import type { ExportBody } from './exports.ts';
import { groupsQuery } from './groups.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { RemoveFromGroupDialog } from './remove-from-group-dialog.tsx';
import { RemoveRecordsDialog } from './remove-records-dialog.tsx';
import { RestoreMembersDialog } from './restore-members-dialog.tsx';

interface Props {
  organizationId: OrganizationId;
  selection: Selection;
  /** What «все найденные» are. */
  filter: MemberFilter;
  total: CappedCount;
  /** As the list is sorted: the rows of a file follow it. */
  order?: Pick<ExportBody, 'sort' | 'direction'>;
}
type Asked = 'invite' | 'group' | 'new-group' | 'ungroup' | 'export' | 'exclude' | 'remove' | 'restore';

/** «Выбрано 12» and what may be done with them, by the status that the list is of; nothing while nothing is ticked. */
export function MembersBulkBar({ organizationId, selection, filter, total, order }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data: groups } = useQuery(groupsQuery(organizationId));
  const group = groups?.items.find(({ id, can }) => id === filter.group && can.fill);
  const { all, keys, except, full } = selection;
  const chosen = countOf(selection, total);
  if (chosen.value === 0) return null;

  const shown = ({ value, capped }: CappedCount): string => {
    const number = format.number(value);
    return capped ? t`больше ${number}` : number;
  };
  const number = format.number(total.value);
  const waiting = filter.status === 'unregistered';
  const excluded = filter.status === 'excluded';
  // As `MAX_BULK` of the contract, where counts are capped too.
  const tooMany = all && total.capped && t`сразу можно не больше ${number} человек, сузьте список`;
  const count = shown(chosen);
  const everybody = total.capped ? t`Выбрать всех найденных (больше ${number})` : t`Выбрать все ${number} найденных`;

  const ask = (act: Asked) => () => setAsked(act);
  const acts: (BarAct | false)[] = [
    waiting && { label: t`Пригласить`, icon: IconSend, onSelect: ask('invite'), look: 'main' },
    excluded && { label: t`Восстановить`, icon: IconArrowBackUp, onSelect: ask('restore'), look: 'light', disabled: tooMany },
    !excluded && { label: t`Добавить в группу`, icon: IconUsersPlus, onSelect: ask('group') },
    !excluded && { label: t`Создать группу`, icon: IconUsersGroup, onSelect: ask('new-group') },
    group !== undefined && { label: t`Убрать из группы`, icon: IconUsersMinus, onSelect: ask('ungroup') },
    { label: t`Экспорт`, icon: IconFileExport, onSelect: ask('export') },
    !excluded && { label: t`Исключить`, icon: IconUserMinus, onSelect: ask('exclude'), look: 'danger', disabled: tooMany },
    waiting && { label: t`Удалить`, icon: IconTrash, onSelect: ask('remove'), look: 'danger', rare: true, disabled: tooMany },
  ];
  const rows = order && { sort: order.sort, direction: order.direction };
  const common = { organizationId, target: targetOf(selection, filter), onClose: () => setAsked(null) };
  const dialog = { ...common, count, onDone: selection.clear };
  return (
    <>
      <SelectionBar
        count={all ? <AllBut found={shown(total)} capped={total.capped} except={except.size} /> : <Trans>Выбрано {count}</Trans>}
        more={
          all
            ? full && <span>{t`По одному больше снять нельзя.`}</span>
            : (total.capped || total.value > keys.size) && (
                <Button variant="subtle" size="compact-md" onClick={selection.selectAll}>
                  {full ? t`По одному больше нельзя. ${everybody}` : everybody}
                </Button>
              )
        }
        acts={acts.filter((act) => act !== false)}
        onClear={selection.clear}
      />
      {asked === 'invite' && <InviteDialog {...common} count={chosen} onSent={selection.clear} />}
      <AddToGroupDialog {...common} count={count} waiting={waiting} opened={asked === 'group'} />
      <AddToGroupDialog {...common} count={count} waiting={waiting} opened={asked === 'new-group'} fresh />
      {group && <RemoveFromGroupDialog {...dialog} group={group} waiting={waiting} opened={asked === 'ungroup'} />}
      <ExportDialog {...common} count={count} {...(rows ? { order: rows } : {})} opened={asked === 'export'} />
      <RestoreMembersDialog {...dialog} opened={asked === 'restore'} />
      <ExcludeMembersDialog {...dialog} waiting={waiting} opened={asked === 'exclude'} />
      <RemoveRecordsDialog {...dialog} opened={asked === 'remove'} />
    </>
  );
}

/** «Выбраны все 120, кроме 2». */
function AllBut({ found, capped, except }: { found: string; capped: boolean; except: number }) {
  const format = useFormat();
  const left = format.number(except);
  if (capped)
    return except === 0 ? (
      <Trans>Выбраны все ({found})</Trans>
    ) : (
      <Trans>
        Выбраны все ({found}), кроме {left}
      </Trans>
    );
  return except === 0 ? (
    <Trans>Выбраны все {found}</Trans>
  ) : (
    <Trans>
      Выбраны все {found}, кроме {left}
    </Trans>
  );
}
