import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { applyForAccess } from '#contract/members';
import { call } from '#web/lib/call.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { PhoneInput } from '#web/ui/phone-input.tsx';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { myApplicationsQuery } from './apply-for-access.ts';
import classes from './apply-for-access-form.module.css';
import { ApplicationSent } from './apply-for-access-sent.tsx';

const EMPTY = { organizationName: '', fullName: '', cardNumber: '', phone: '', email: '' };

export interface ApplyForAccessFormProps {
  /** What is known of a signed-in person; `null` for a visitor. */
  applicant: { fullName: string; phone: string } | null;
  onSent?: (phone: string) => void;
}

/** «Заявка на доступ»: an organisation asks for its cabinet. */
export function ApplyForAccessForm({ applicant, onSent }: ApplyForAccessFormProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [draft, keep, forget] = useTabDraft('access-application', EMPTY);
  const [sent, setSent] = useState<{ phone: string } | null>(null);
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { ...draft, fullName: draft.fullName || (applicant?.fullName ?? ''), phone: draft.phone || (applicant?.phone ?? '') },
    schema: applyForAccess.body,
    submit: async (values, key) => {
      await call(applyForAccess, { body: values }, key);
      void queryClient.invalidateQueries({ queryKey: myApplicationsQuery.queryKey });
      form.setValues({ organizationName: '', cardNumber: '' });
      setSent({ phone: values.phone });
      onSent?.(values.phone);
    },
  });
  const { values } = form;
  useEffect(() => keep(values), [keep, values]);
  useEffect(() => {
    if (sent) forget();
  }, [sent, forget]);

  if (sent)
    return (
      <ApplicationSent phone={sent.phone} own={applicant?.phone === sent.phone} visitor={!applicant} onAnother={() => setSent(null)} />
    );
  const digits = values.cardNumber.replace(/\D/g, '').length;
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <TextInput label={t`Наименование организации`} autoComplete="organization" {...form.getInputProps('organizationName')} />
      <TextInput
        label={t`ФИО`}
        description={t`Кто будет руководителем в кабинете`}
        autoComplete="name"
        {...form.getInputProps('fullName')}
      />
      <TextInput
        label={t`Номер карты`}
        description={t`19 цифр с карты, сертификата или электронного ключа`}
        inputMode="numeric"
        autoComplete="off"
        rightSection={
          digits > 0 && (
            <span className={classes.count} aria-hidden="true">
              {digits}
            </span>
          )
        }
        {...form.getInputProps('cardNumber')}
      />
      <PhoneInput label={t`Телефон`} {...form.getInputProps('phone')} />
      <TextInput
        label={t`Email`}
        description={t`Необязательно: пришлём решение и сюда`}
        type="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <FormFailure text={failure} />
      <Button type="submit" size="md" loading={sending}>
        <Trans>Отправить заявку</Trans>
      </Button>
    </form>
  );
}
