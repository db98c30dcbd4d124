import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type Person, resetPassword } from '#contract/accounts';
import { isRefusal } from '#web/lib/api-error.ts';
import { call } from '#web/lib/call.ts';
import { showPhone } from '#web/lib/phone.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { PasswordField } from '#web/ui/password-field.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import classes from './auth-form.module.css';

export interface ResetPasswordProps {
  phone: string;
  proofs: readonly string[];
  onDone: (person: Person) => Promise<void>;
  /** The phone has no account. */
  onMissing: () => void;
  /** The proofs are too old. */
  onStale: () => void;
}

/** The new password; says that it ends every other session, before and after. */
export function ResetPassword({ phone, proofs, onDone, onMissing, onStale }: ResetPasswordProps) {
  const { t } = useLingui();
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { password: '' },
    schema: resetPassword.body,
    toBody: (values) => ({ ...values, proofs }),
    submit: async (values, key) => {
      try {
        const person = await call(resetPassword, { body: { ...values, proofs: [...proofs] } }, key);
        toast.done(t`Пароль изменён. На остальных устройствах вы вышли из аккаунта`);
        await onDone(person);
      } catch (error) {
        if (isRefusal(error, 'credentials_wrong')) return onMissing();
        if (isRefusal(error, 'code_expired')) return onStale();
        throw error;
      }
    },
  });

  const shown = showPhone(phone);
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <p className={classes.done} role="status">
        <IconCircleCheck size={20} stroke={1.7} aria-hidden="true" />
        <Trans>Номер {shown} подтверждён</Trans>
      </p>
      {/* Password managers keep the login beside the password. */}
      <input type="text" autoComplete="username" value={phone} readOnly hidden />
      <PasswordField
        label={t`Новый пароль`}
        description={t`Не короче 8 знаков. Подойдёт и фраза из нескольких слов`}
        fresh
        autoFocus
        {...form.getInputProps('password')}
      />
      <p className={classes.lead}>
        <Trans>Вы войдёте на этом устройстве, а на всех остальных выйдете.</Trans>
      </p>
      <FormFailure text={failure} />
      <Button type="submit" size="md" loading={sending}>
        <Trans>Сохранить и войти</Trans>
      </Button>
    </form>
  );
}
