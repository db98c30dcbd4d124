import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { SkipReason } from '#contract/bulk';
import { useFormat } from '#web/lib/use-format.ts';
import { useExcludeMembers } from './bulk.ts';
import { BulkDialog, type BulkDialogProps } from './bulk-dialog.tsx';
import { ReasonField } from './reason-field.tsx';

interface Props extends BulkDialogProps {
  /** Whether they have not signed up yet: there is nothing to take from them. */
  waiting: boolean;
}

/** Asks for the reason, excludes the ticked ones, and tells who stayed and why. */
export function ExcludeMembersDialog({ organizationId, target, count, waiting, onDone, ...dialog }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const exclude = useExcludeMembers(organizationId);
  const [reason, setReason] = useState('');
  const stayed = useStayed();
  return (
    <BulkDialog
      {...dialog}
      title={t`Исключить выбранных: ${count}?`}
      confirm={t`Исключить`}
      danger
      ready={reason.trim() !== ''}
      body={{ target, reason }}
      act={exclude.mutateAsync}
      told={({ excluded, skipped }) => {
        const number = format.number(excluded);
        const done = t`Исключено: ${number}.`;
        return [done, ...skipped.map((skip) => stayed(skip.reason, skip.count))].join(' ');
      }}
      onDone={() => {
        setReason('');
        onDone();
      }}
    >
      <p style={{ margin: 0 }}>
        {waiting ? (
          <Trans>
            Они уйдут из списков и не смогут вступить в организацию по своему телефону. Восстановить можно в разделе «Исключенные».
          </Trans>
        ) : (
          <Trans>
            Доступ к данным организации пропадёт у них сразу, на всех устройствах. Вас и тех, кого вы исключать не вправе, это не коснётся.
            Восстановить можно в разделе «Исключенные».
          </Trans>
        )}
      </p>
      <ReasonField
        description={waiting ? t`Останется в списке исключенных.` : t`Останется в списке исключенных; её прочитают и сами люди.`}
        value={reason}
        onChange={setReason}
      />
    </BulkDialog>
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
