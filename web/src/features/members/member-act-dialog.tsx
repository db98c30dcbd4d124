import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { useMemberActs } from './members.ts';
import { ReasonField } from './reason-field.tsx';

export type MemberAct = 'promote' | 'demote' | 'exclude' | 'restore';
export type ActedMember = Pick<MemberRow, 'id' | 'lastName' | 'firstName' | 'role' | 'status'>;

interface Props {
  organizationId: OrganizationId;
  act: MemberAct;
  member: ActedMember;
  onClose: () => void;
  onDone?: () => void;
}

/** Asks before an act on a member, and does it. */
export function MemberActDialog({ organizationId, act, member, onClose, onDone }: Props) {
  const { t } = useLingui();
  const acts = useMemberActs(organizationId);
  const [reason, setReason] = useState('');
  const name = `${member.lastName} ${member.firstName}`;
  const texts = useActTexts(name, member)[act];
  const run = async () => {
    if (act === 'exclude') await acts.exclude.mutateAsync({ memberId: member.id, reason });
    else if (act === 'restore') await acts.restore.mutateAsync(member.id);
    else await acts[act].mutateAsync({ memberId: member.id, from: member.role });
    toast.done(texts.done);
    onDone?.();
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={texts.title}
      confirm={texts.confirm}
      onConfirm={run}
      danger={act === 'exclude'}
      ready={act !== 'exclude' || reason.trim() !== ''}
    >
      <p style={{ margin: 0 }}>{texts.consequence}</p>
      {act === 'exclude' && (
        <ReasonField
          description={
            member.status === 'unregistered'
              ? t`Останется в списке исключенных.`
              : t`Останется в списке исключенных; её прочитает и сам человек.`
          }
          value={reason}
          onChange={setReason}
        />
      )}
    </ConfirmDialog>
  );
}

function useActTexts(name: string, { role, status }: ActedMember) {
  const { t } = useLingui();
  return {
    promote: {
      title: t`Повысить: ${name}?`,
      confirm: t`Повысить`,
      done: t`${name}: роль повышена`,
      consequence:
        role === 'member' ? (
          <Trans>Станет администратором: сможет публиковать и управлять пользователями.</Trans>
        ) : (
          <Trans>Станет руководителем: сможет назначать и снимать администраторов.</Trans>
        ),
    },
    demote: {
      title: t`Понизить: ${name}?`,
      confirm: t`Понизить`,
      done: t`${name}: роль понижена`,
      consequence:
        role === 'head' ? (
          <Trans>Останется администратором и не сможет менять роли других.</Trans>
        ) : (
          <Trans>Потеряет доступ в кабинет, останется пользователем.</Trans>
        ),
    },
    exclude: {
      title: t`Исключить: ${name}?`,
      confirm: t`Исключить`,
      done: t`${name}: исключение записано`,
      consequence:
        status === 'unregistered' ? (
          <Trans>Уйдёт из списков и не сможет вступить в организацию по своему телефону. Восстановить можно в разделе «Исключенные».</Trans>
        ) : (
          <Trans>Доступ к данным организации пропадёт сразу, на всех устройствах. Восстановить можно в разделе «Исключенные».</Trans>
        ),
    },
    restore: {
      title: t`Восстановить: ${name}?`,
      confirm: t`Восстановить`,
      done: t`${name}: доступ восстановлен`,
      consequence: <Trans>Вернётся в организацию обычным пользователем, с прежней картой.</Trans>,
    },
  };
}
