import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { OrganizationId } from '#contract/ids';
import { handOverHeadship, type MemberCard } from '#contract/member-card';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { PasswordField } from '#web/ui/password-field.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import classes from './member-card.module.css';
import { useHandOver } from './member-card.ts';

interface Props {
  organizationId: OrganizationId;
  member: Pick<MemberCard, 'id' | 'lastName' | 'firstName'>;
  onClose: () => void;
}

/** «Передать руководство»: says what follows and asks for the password of whoever acts. */
export function HandOverDialog({ organizationId, member, onClose }: Props) {
  const { t } = useLingui();
  const handOver = useHandOver(organizationId, member.id);
  const name = `${member.lastName} ${member.firstName}`;
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { password: '' },
    schema: handOverHeadship.body,
    submit: async ({ password }, { idempotencyKey }) => {
      await handOver.mutateAsync({ password, idempotencyKey });
      toast.done(t`Руководство передано: ${name}`);
      onClose();
    },
  });
  return (
    <Sheet opened onClose={onClose} title={t`Передать руководство: ${name}?`} closable={!sending}>
      <form onSubmit={onSubmit} noValidate className={classes.dialog}>
        <p>
          <Trans>
            {name} станет руководителем, а вы останетесь администратором: назначать и снимать администраторов вы больше не сможете.
          </Trans>
        </p>
        <PasswordField label={t`Ваш пароль`} data-autofocus {...form.getInputProps('password')} />
        <FormFailure text={failure} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} disabled={sending}>
            <Trans>Отмена</Trans>
          </Button>
          <Button type="submit" color="rowan" loading={sending}>
            <Trans>Передать руководство</Trans>
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
