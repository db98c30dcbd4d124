import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { SkipReason } from '#contract/bulk';
import type { OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import { useFormat } from '#web/lib/use-format.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { useExcludeMembers } from './bulk.ts';

interface Props {
  organizationId: OrganizationId;
  target: MemberTarget;
  /** How many it falls on, for the question: «12», «больше 10 000». */
  count: string;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Asks for the reason, excludes the ticked ones, and tells who stayed and why. */
export function ExcludeMembersDialog({ organizationId, target, count, opened, onClose, onDone }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const exclude = useExcludeMembers(organizationId);
  const [reason, setReason] = useState('');
  // A repeated press after a lost answer acts once; another reason or other people are another question.
  const pending = useRef<{ body: string; idempotencyKey: string } | null>(null);
  const stayed = useStayed();
  const run = async () => {
    const body = JSON.stringify({ target, reason });
    const idempotencyKey = pending.current?.body === body ? pending.current.idempotencyKey : crypto.randomUUID();
    pending.current = { body, idempotencyKey };
    const { excluded, skipped } = await exclude.mutateAsync({ target, reason, idempotencyKey });
    pending.current = null;
    const number = format.number(excluded);
    const done = t`Исключено: ${number}.`;
    toast.done([done, ...skipped.map((skip) => stayed(skip.reason, skip.count))].join(' '));
    setReason('');
    onDone();
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t`Исключить выбранных: ${count}?`}
      confirm={t`Исключить`}
      onConfirm={run}
      danger
      ready={reason.trim() !== ''}
    >
      <p style={{ margin: 0 }}>
        <Trans>
          Доступ к данным организации пропадёт у них сразу, на всех устройствах. Вас и тех, кого вы исключать не вправе, это не коснётся.
          Восстановить можно в разделе «Исключенные».
        </Trans>
      </p>
      <Textarea
        label={t`Причина`}
        description={t`Останется в списке исключенных; её прочитают и сами люди.`}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={3}
        required
        data-autofocus
      />
    </ConfirmDialog>
  );
}

function useStayed() {
  const { t } = useLingui();
  return (reason: SkipReason, count: number): string => {
    switch (reason) {
      case 'oneself':
        return t`Себя исключить нельзя.`;
      case 'role':
        return t`${plural(count, { one: 'Остался # руководитель или администратор.', few: 'Остались # руководителя или администратора.', many: 'Остались # руководителей или администраторов.', other: 'Остались # руководителя или администратора.' })}`;
      case 'excluded':
        return t`Исключены раньше: ${count}.`;
      case 'unknown':
        return t`Уже не найдены: ${count}.`;
    }
  };
}
