import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '#web/lib/use-format.ts';
import { useRemoveRecords } from './bulk.ts';
import { BulkDialog, type BulkDialogProps } from './bulk-dialog.tsx';

/** «Удалить» of many records entered by mistake: asks twice, for nothing brings them back. */
export function RemoveRecordsDialog({ organizationId, target, count, onDone, ...dialog }: BulkDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const remove = useRemoveRecords(organizationId);
  const [sure, setSure] = useState(false);
  return (
    <BulkDialog
      {...dialog}
      title={t`Удалить записи: ${count}?`}
      confirm={t`Удалить`}
      danger
      ready={sure}
      body={{ target }}
      act={remove.mutateAsync}
      told={(answer) => {
        const removed = format.number(answer.removed);
        const left = format.number(answer.left);
        const done = t`Удалено записей: ${removed}.`;
        return answer.left === 0 ? done : [done, t`Остались: ${left}, их успели изменить или зарегистрировать.`].join(' ');
      }}
      onDone={() => {
        setSure(false);
        onDone();
      }}
      onClose={() => {
        setSure(false);
        dialog.onClose();
      }}
    >
      <p style={{ margin: 0 }}>
        <Trans>
          Записи исчезнут насовсем, вместе с группами и сведениями в них; карты снова станут свободными. Так убирают то, что попало в списки
          по ошибке. Если люди выбыли из организации, исключите их: останутся дата и причина. Кто и когда удалил, записывается в журнал.
        </Trans>
      </p>
      <Checkbox
        mt="md"
        label={t`Понимаю, что вернуть записи будет нельзя`}
        checked={sure}
        onChange={({ currentTarget }) => setSure(currentTarget.checked)}
      />
    </BulkDialog>
  );
}
