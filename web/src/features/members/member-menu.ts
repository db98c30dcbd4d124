import { useLingui } from '@lingui/react/macro';
import { IconArrowBackUp, IconArrowDown, IconArrowUp, IconEye, IconUserMinus } from '@tabler/icons-react';
import type { MemberId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import type { MenuEntry } from '#web/ui/row-menu.tsx';
import type { MemberAct } from './member-act-dialog.tsx';

/** As much of a member as the acts ask for: of a row or of the card. */
type Actable = Pick<MemberRow, 'id' | 'lastName' | 'firstName' | 'role' | 'status' | 'can'>;

/** The arrow's menu. What cannot be done now says why. */
export function useMemberMenu(open: (id: MemberId) => void, ask: (act: MemberAct, member: Actable) => void) {
  const { t } = useLingui();
  return (member: Actable): MenuEntry[] => {
    const { can, status } = member;
    const look: MenuEntry = { label: t`Открыть`, icon: IconEye, onSelect: () => open(member.id) };
    if (status === 'excluded') {
      return [
        look,
        { label: t`Восстановить`, icon: IconArrowBackUp, onSelect: () => ask('restore', member), disabled: !can.restore && t`Нет прав` },
      ];
    }
    const exclude: MenuEntry = {
      label: t`Исключить`,
      icon: IconUserMinus,
      danger: true,
      onSelect: () => ask('exclude', member),
      disabled: !can.exclude && t`Администраторов исключает руководитель; последнего руководителя и себя исключить нельзя`,
    };
    if (status === 'unregistered') return [look, exclude];
    return [
      look,
      {
        label: t`Повысить`,
        icon: IconArrowUp,
        onSelect: () => ask('promote', member),
        disabled: !can.promote && (member.role === 'head' ? t`Выше роли нет` : t`Доступно руководителю, кроме себя`),
      },
      {
        label: t`Понизить`,
        icon: IconArrowDown,
        onSelect: () => ask('demote', member),
        disabled:
          !can.demote && (member.role === 'member' ? t`Ниже роли нет` : t`Доступно руководителю; последнего руководителя понизить нельзя`),
      },
      exclude,
    ];
  };
}
