import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { type Person, signIn } from '#contract/accounts';
import { call } from '#web/lib/call.ts';
import { paths } from '#web/lib/paths.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { PasswordField } from '#web/ui/password-field.tsx';
import { PhoneInput } from '#web/ui/phone-input.tsx';
import { useApiForm } from '#web/ui/use-api-form.ts';
import classes from './auth-form.module.css';
import { useKeptPhone } from './kept-phone.ts';

export interface EntranceProps {
  /** Where the person wanted to go; handed from one form to the next. */
  next: string;
  /** The person is signed in. */
  onDone: (person: Person) => Promise<void>;
}

/** «Вход»: phone and password. */
export function SignInForm({ next, onDone }: EntranceProps) {
  const { t } = useLingui();
  const [phone, keep] = useKeptPhone();
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { phone, password: '' },
    schema: signIn.body,
    submit: async (values, key) => onDone(await call(signIn, { body: values }, key)),
  });
  useEffect(() => keep({ phone: form.values.phone }), [keep, form.values.phone]);

  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <PhoneInput label={t`Логин`} autoComplete="username" autoFocus={phone === ''} {...form.getInputProps('phone')} />
      <PasswordField label={t`Пароль`} autoFocus={phone !== ''} {...form.getInputProps('password')} />
      <FormFailure text={failure} />
      <Button type="submit" size="md" loading={sending}>
        <Trans>Войти</Trans>
      </Button>
      <div className={classes.links}>
        <TextLink to={paths.site.signUp()} search={{ next }}>
          <Trans>Зарегистрироваться</Trans>
        </TextLink>
        <TextLink to={paths.site.reset()} search={{ next }}>
          <Trans>Забыли пароль?</Trans>
        </TextLink>
      </div>
    </form>
  );
}
