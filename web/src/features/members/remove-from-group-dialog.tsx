import { Trans, useLingui } from '@lingui/react/macro';
import type { Group } from '#contract/groups';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import type { BulkDialogProps } from './bulk-dialog.tsx';
import { useGroupActs } from './groups.ts';

interface Props extends BulkDialogProps {
  group: Pick<Group, 'id' | 'name'>;
  /** Whether they have not signed up yet: they see nothing so far. */
  waiting: boolean;
}

/** «Убрать из группы»: they stay members of the organisation. */
export function RemoveFromGroupDialog({ organizationId, group, target, count, waiting, onDone, ...dialog }: Props) {
  const { t } = useLingui();
  const { take } = useGroupActs(organizationId);
  const { name } = group;
  return (
    <ConfirmDialog
      {...dialog}
      title={t`Убрать из группы «${name}»?`}
      confirm={t`Убрать`}
      onConfirm={async () => {
        await take.mutateAsync({ group, target });
        toast.done(t`Состав группы «${name}» изменён`);
        onDone();
      }}
    >
      {waiting ? (
        <Trans>Выбрано: {count}. Они останутся в списках организации и войдут в неё без этой группы.</Trans>
      ) : (
        <Trans>
          Выбрано: {count}. Они останутся в организации, но перестанут видеть публикации, которые предназначены только этой группе.
        </Trans>
      )}
    </ConfirmDialog>
  );
}
