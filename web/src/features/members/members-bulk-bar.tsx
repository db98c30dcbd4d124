import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconFileExport, IconUserMinus, IconUsersGroup, IconUsersMinus, IconUsersPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { MemberFilter } from '#contract/members';
import type { CappedCount } from '#contract/page';
import { useFormat } from '#web/lib/use-format.ts';
import { SelectionBar } from '#web/ui/selection-bar.tsx';
import type { Selection } from '#web/ui/use-selection.ts';
import { AddToGroupDialog } from './add-to-group-dialog.tsx';
import { countOf, targetOf } from './bulk-target.ts';
import { ExcludeMembersDialog } from './exclude-members-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { groupsQuery } from './groups.ts';
import { RemoveFromGroupDialog } from './remove-from-group-dialog.tsx';
import { RestoreMembersDialog } from './restore-members-dialog.tsx';

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
  const [asked, setAsked] = useState<'group' | 'new-group' | 'ungroup' | 'export' | 'exclude' | 'restore' | null>(null);
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
  // As `MAX_BULK` of the contract, where counts are capped too.
  const tooMany = all && total.capped;
  const excluded = filter.status === 'excluded';
  const count = shown(chosen);
  const everybody = total.capped ? t`Выбрать всех найденных (больше ${number})` : t`Выбрать все ${number} найденных`;
  const target = targetOf(selection, filter);
  const common = { organizationId, target, onClose: () => setAsked(null) };
  return (
    <>
      <SelectionBar
        count={all ? <AllBut found={shown(total)} capped={total.capped} except={except.size} /> : <Trans>Выбрано {count}</Trans>}
        more={
          all ? (
            <>
              {full && <span>{t`По одному больше снять нельзя.`}</span>}
              {tooMany && (
                <span id={reason}>
                  {excluded ? (
                    <Trans>Восстановить сразу можно не больше {number} человек: сузьте список поиском</Trans>
                  ) : (
                    <Trans>Исключить сразу можно не больше {number} человек: сузьте список фильтрами</Trans>
                  )}
                </span>
              )}
            </>
          ) : (
            (total.capped || total.value > keys.size) && (
              <Button variant="subtle" size="compact-md" onClick={selection.selectAll}>
                {full ? t`По одному больше нельзя. ${everybody}` : everybody}
              </Button>
            )
          )
        }
        onClear={selection.clear}
      >
        {!excluded && (
          <>
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
          </>
        )}
        <Button variant="default" leftSection={<IconFileExport size={18} stroke={1.6} />} onClick={() => setAsked('export')}>
          <Trans>Экспорт</Trans>
        </Button>
        {excluded ? (
          <Button
            variant="light"
            leftSection={<IconArrowBackUp size={18} stroke={1.7} />}
            onClick={() => setAsked('restore')}
            disabled={tooMany}
            aria-describedby={tooMany ? reason : undefined}
          >
            <Trans>Восстановить</Trans>
          </Button>
        ) : (
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
        )}
      </SelectionBar>
      <AddToGroupDialog {...common} count={count} opened={asked === 'group'} />
      <AddToGroupDialog {...common} count={count} opened={asked === 'new-group'} fresh />
      {group && <RemoveFromGroupDialog {...common} group={group} count={count} opened={asked === 'ungroup'} onDone={selection.clear} />}
      <ExportDialog {...common} count={count} opened={asked === 'export'} />
      <RestoreMembersDialog {...common} count={count} opened={asked === 'restore'} onDone={selection.clear} />
      <ExcludeMembersDialog {...common} count={count} opened={asked === 'exclude'} onDone={selection.clear} />
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
