import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '#web/lib/use-format.ts';
import { useRestoreMembers } from './bulk.ts';
import { BulkDialog, type BulkDialogProps } from './bulk-dialog.tsx';

/** «Восстановить» of many: asks, and tells how many came back. */
export function RestoreMembersDialog({ organizationId, target, count, ...dialog }: BulkDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const restore = useRestoreMembers(organizationId);
  return (
    <BulkDialog
      {...dialog}
      title={t`Восстановить выбранных: ${count}?`}
      confirm={t`Восстановить`}
      body={{ target }}
      act={restore.mutateAsync}
      told={({ restored, left }) => {
        const number = format.number(restored);
        const done = t`Восстановлено: ${number}.`;
        return left === 0 ? done : [done, t`Уже не исключены: ${left}.`].join(' ');
      }}
    >
      <Trans>
        Они вернутся обычными пользователями с теми же картами, а кто не был зарегистрирован, вернётся в «Не зарегистрированы».
        Зарегистрированные получат уведомление.
      </Trans>
    </BulkDialog>
  );
}
