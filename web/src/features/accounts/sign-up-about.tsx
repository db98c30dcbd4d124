import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { type Person, signUp } from '#contract/accounts';
import type { DocumentId } from '#contract/ids';
import { isRefusal } from '#web/lib/api-error.ts';
import { call } from '#web/lib/call.ts';
import { showPhone } from '#web/lib/phone.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { PasswordField } from '#web/ui/password-field.tsx';
import { useApiForm } from '#web/ui/use-api-form.ts';
import classes from './auth-form.module.css';
import type { SignUpDraft } from './sign-up-draft.ts';

export interface SignUpAboutProps {
  phone: string;
  proof: string;
  draft: SignUpDraft;
  change: (parts: Partial<SignUpDraft>) => void;
  onDone: (person: Person) => Promise<void>;
  onExists: () => void;
  /** The proof is too old. */
  onStale: () => void;
  onDocumentsChanged: () => void;
}

/** Name and password of a new account. */
export function SignUpAbout({ phone, proof, draft, change, ...outcomes }: SignUpAboutProps) {
  const { t } = useLingui();
  const documents = Object.keys(draft.ticks).filter((id) => draft.ticks[id]) as DocumentId[];
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { lastName: draft.lastName, firstName: draft.firstName, patronymic: draft.patronymic, password: '' },
    schema: signUp.body,
    toBody: (values) => ({ ...values, proof, documents }),
    submit: async (values, key) => {
      try {
        await outcomes.onDone(await call(signUp, { body: { ...values, proof, documents } }, key));
      } catch (error) {
        if (isRefusal(error, 'account_exists')) return outcomes.onExists();
        if (isRefusal(error, 'code_expired')) return outcomes.onStale();
        if (isRefusal(error, 'consent_required')) return outcomes.onDocumentsChanged();
        throw error;
      }
    },
  });
  const { lastName, firstName, patronymic } = form.values;
  useEffect(() => change({ lastName, firstName, patronymic }), [change, lastName, firstName, patronymic]);

  const shown = showPhone(phone);
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <p className={classes.done} role="status">
        <IconCircleCheck size={20} stroke={1.7} aria-hidden="true" />
        <Trans>Номер {shown} подтверждён</Trans>
      </p>
      <div className={classes.names}>
        <TextInput label={t`Фамилия`} autoComplete="family-name" autoFocus {...form.getInputProps('lastName')} />
        <TextInput label={t`Имя`} autoComplete="given-name" {...form.getInputProps('firstName')} />
        <TextInput label={t`Отчество`} placeholder={t`Если есть`} autoComplete="additional-name" {...form.getInputProps('patronymic')} />
      </div>
      {/* Password managers keep the login beside the password. */}
      <input type="text" autoComplete="username" value={phone} readOnly hidden />
      <PasswordField
        label={t`Пароль`}
        description={t`Не короче 8 знаков. Подойдёт и фраза из нескольких слов`}
        fresh
        {...form.getInputProps('password')}
      />
      <FormFailure text={failure} />
      <Button type="submit" size="md" loading={sending}>
        <Trans>Зарегистрироваться</Trans>
      </Button>
    </form>
  );
}
