import { Trans, useLingui } from '@lingui/react/macro';
import type { Group } from '#contract/groups';
import type { OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { useGroupActs } from './groups.ts';

interface Props {
  organizationId: OrganizationId;
  group: Pick<Group, 'id' | 'name'>;
  target: MemberTarget;
  /** How many they are, in words. */
  count: string;
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** «Убрать из группы»: they stay members of the organisation. */
export function RemoveFromGroupDialog({ organizationId, group, target, count, opened, onClose, onDone }: Props) {
  const { t } = useLingui();
  const { take } = useGroupActs(organizationId);
  const { name } = group;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t`Убрать из группы «${name}»?`}
      confirm={t`Убрать`}
      onConfirm={async () => {
        await take.mutateAsync({ group, target });
        toast.done(t`Состав группы «${name}» изменён`);
        onDone();
      }}
    >
      <Trans>
        Выбрано: {count}. Они останутся в организации, но перестанут видеть публикации, которые предназначены только этой группе.
      </Trans>
    </ConfirmDialog>
  );
}
