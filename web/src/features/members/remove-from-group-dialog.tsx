import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Group } from '#contract/groups';
import type { OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import { useFormat } from '#web/lib/use-format.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { useGroupActs } from './groups.ts';

interface Props {
  organizationId: OrganizationId;
  group: Pick<Group, 'id' | 'name'>;
  target: MemberTarget;
  count: number;
  opened: boolean;
  onClose: () => void;
}

/** «Убрать из группы»: they stay members of the organisation. */
export function RemoveFromGroupDialog({ organizationId, group, target, count, opened, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { take } = useGroupActs(organizationId);
  const { name } = group;
  const many = format.number(count);
  const title = t`${plural(count, { one: `Убрать ${many} человека из группы «${name}»?`, few: `Убрать ${many} человек из группы «${name}»?`, many: `Убрать ${many} человек из группы «${name}»?`, other: `Убрать ${many} человека из группы «${name}»?` })}`;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={title}
      confirm={t`Убрать`}
      onConfirm={async () => {
        await take.mutateAsync({ group, target });
        toast.done(t`Состав группы «${name}» изменён`);
      }}
    >
      <Trans>Они останутся в организации, но перестанут видеть публикации, которые предназначены только этой группе.</Trans>
    </ConfirmDialog>
  );
}
