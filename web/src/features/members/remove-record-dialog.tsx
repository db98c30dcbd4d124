import { Trans, useLingui } from '@lingui/react/macro';
import type { OrganizationId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { useRegisterActs } from './invitations.ts';

interface Props {
  organizationId: OrganizationId;
  member: MemberRow;
  onDone?: () => void;
  onClose: () => void;
}

/** Asks before a record entered by mistake goes for good. */
export function RemoveRecordDialog({ organizationId, member, onDone, onClose }: Props) {
  const { t } = useLingui();
  const { remove } = useRegisterActs(organizationId);
  const name = `${member.lastName} ${member.firstName}`;
  const run = async () => {
    await remove.mutateAsync(member.id);
    toast.done(t`${name}: запись удалена`);
    onDone?.();
  };
  return (
    <ConfirmDialog opened onClose={onClose} title={t`Удалить запись: ${name}?`} confirm={t`Удалить`} onConfirm={run} danger>
      <p style={{ margin: 0 }}>
        <Trans>
          Запись исчезнет насовсем, вместе с группами и сведениями в ней; карта снова станет свободной. Если человек выбыл из организации,
          исключите его: останутся дата и причина.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}
