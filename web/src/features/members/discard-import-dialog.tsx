import { Trans, useLingui } from '@lingui/react/macro';
import type { OrganizationId } from '#contract/ids';
import type { Import } from '#contract/imports';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { useImportActs } from './imports.ts';

interface Props {
  organizationId: OrganizationId;
  item: Import;
  opened: boolean;
  onClose: () => void;
}

/** Asks before an import is given up. */
export function DiscardDialog({ organizationId, item, opened, onClose }: Props) {
  const { t } = useLingui();
  const { discard } = useImportActs(organizationId);
  const { fileName } = item;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t`Отказаться от импорта?`}
      confirm={t`Отказаться`}
      danger
      onConfirm={() => discard.mutateAsync(item.id)}
    >
      <Trans>Реестр не изменится. Файл «{fileName}» и результаты проверки удалятся.</Trans>
    </ConfirmDialog>
  );
}
