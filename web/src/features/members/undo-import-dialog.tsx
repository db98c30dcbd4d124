import { Trans, useLingui } from '@lingui/react/macro';
import type { OrganizationId } from '#contract/ids';
import type { ImportSummary } from '#contract/imports';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { useImportActs } from './imports.ts';

interface Props {
  organizationId: OrganizationId;
  item: Pick<ImportSummary, 'id' | 'fileName'>;
  onClose: () => void;
}

/** Asks before an import is taken back. */
export function UndoDialog({ organizationId, item, onClose }: Props) {
  const { t } = useLingui();
  const { undo } = useImportActs(organizationId);
  const { fileName } = item;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t`Отменить импорт «${fileName}»?`}
      confirm={t`Отменить импорт`}
      danger
      onConfirm={() => undo.mutateAsync(item.id)}
    >
      <Trans>
        Добавленные записи удалятся, обновлённым вернутся прежние значения. Те, кто с тех пор зарегистрировался или чьи данные менялись,
        останутся как есть.
      </Trans>
    </ConfirmDialog>
  );
}
