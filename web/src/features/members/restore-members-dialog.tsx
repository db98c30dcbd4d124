import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import { useFormat } from '#web/lib/use-format.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { useRestoreMembers } from './bulk.ts';

interface Props {
  organizationId: OrganizationId;
  target: MemberTarget;
  /** How many it falls on, for the question: «12», «больше 10 000». */
  count: string;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** «Восстановить» of many: asks, and tells how many came back. */
export function RestoreMembersDialog({ organizationId, target, count, opened, onClose, onDone }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const restore = useRestoreMembers(organizationId);
  // A repeated press after a lost answer acts once; other people are another question.
  const pending = useRef<{ body: string; idempotencyKey: string } | null>(null);
  const run = async () => {
    const body = JSON.stringify(target);
    const idempotencyKey = pending.current?.body === body ? pending.current.idempotencyKey : crypto.randomUUID();
    pending.current = { body, idempotencyKey };
    const { restored, left } = await restore.mutateAsync({ target, idempotencyKey });
    pending.current = null;
    const number = format.number(restored);
    const done = t`Восстановлено: ${number}.`;
    toast.done(left === 0 ? done : [done, t`Уже не исключены: ${left}.`].join(' '));
    onDone();
  };
  return (
    <ConfirmDialog opened={opened} onClose={onClose} title={t`Восстановить выбранных: ${count}?`} confirm={t`Восстановить`} onConfirm={run}>
      <Trans>
        Они вернутся обычными пользователями с теми же картами, а кто не был зарегистрирован, вернётся в «Не зарегистрированы».
        Зарегистрированные получат уведомление.
      </Trans>
    </ConfirmDialog>
  );
}
