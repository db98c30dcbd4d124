import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { startVerification } from '#contract/accounts';
import { paths } from '#web/lib/paths.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { PhoneInput } from '#web/ui/phone-input.tsx';
import { useApiForm } from '#web/ui/use-api-form.ts';
import classes from './auth-form.module.css';
import { asked, EMPTY_RESET, goesOn, type ResetDraft } from './reset-draft.ts';
import { askForFirstCode } from './verification.ts';

export interface ResetPhoneProps {
  phone: string;
  keepPhone: (kept: { phone: string }) => void;
  draft: ResetDraft;
  change: (parts: Partial<ResetDraft>) => void;
  /** The proofs were too old. */
  stale: boolean;
  next: string;
  onCode: () => void;
}

/** Whose password it is. */
export function ResetPhone({ phone, keepPhone, draft, change, stale, next, onCode }: ResetPhoneProps) {
  const { t } = useLingui();
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { phone },
    schema: startVerification.body,
    toBody: (values) => ({ ...values, purpose: 'reset' }),
    submit: async (values, { idempotencyKey }) => {
      if (!goesOn(draft, values.phone, Date.now())) {
        const verification = await askForFirstCode(values.phone, 'reset', idempotencyKey);
        change({ ...EMPTY_RESET, phone: values.phone, ...asked(verification) });
      }
      onCode();
    },
  });
  const typed = form.values.phone;
  useEffect(() => keepPhone({ phone: typed }), [keepPhone, typed]);

  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <p className={classes.lead}>
        <Trans>
          Подтвердите номер дважды: сначала входящим звонком, затем вторым звонком или сообщением. После этого задайте новый пароль.
        </Trans>
      </p>
      {stale && <FormFailure text={t`Подтверждение номера устарело. Получите звонок ещё раз.`} />}
      <PhoneInput label={t`Телефон`} autoFocus {...form.getInputProps('phone')} />
      <FormFailure text={failure} />
      <Button type="submit" size="md" loading={sending}>
        <Trans>Получить звонок</Trans>
      </Button>
      <div className={classes.links}>
        <TextLink to={paths.site.signIn()} search={{ next }}>
          <Trans>Вспомнили пароль? Войти</Trans>
        </TextLink>
      </div>
    </form>
  );
}
