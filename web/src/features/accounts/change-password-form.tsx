import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { changePassword } from '#contract/accounts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { PasswordField } from '#web/ui/password-field.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { useChangePassword } from './own-sessions.ts';

/** A new password, by the old one. */
export function ChangePasswordForm() {
  const { t } = useLingui();
  const change = useChangePassword();
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { current: '', next: '' },
    schema: changePassword.body,
    submit: async (values) => {
      await change.mutateAsync(values);
      form.reset();
      toast.done(t`Пароль изменён, другие сеансы завершены`);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate style={{ display: 'grid', gap: 16 }}>
      <PasswordField label={t`Текущий пароль`} {...form.getInputProps('current')} />
      <PasswordField label={t`Новый пароль`} fresh {...form.getInputProps('next')} />
      <FormFailure text={failure} />
      <Button type="submit" variant="default" loading={sending} fullWidth>
        <Trans>Изменить пароль</Trans>
      </Button>
    </form>
  );
}
