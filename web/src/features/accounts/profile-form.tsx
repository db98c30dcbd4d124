import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import type { Profile } from '#contract/accounts';
import { updateProfile } from '#contract/accounts';
import { isRefusal } from '#web/lib/api-error.ts';
import { deviceDay } from '#web/lib/days.ts';
import { showPhone } from '#web/lib/phone.ts';
import { DateField } from '#web/ui/date-field.tsx';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { useUpdateProfile } from './own-profile.ts';

/** Own data. `onReload` takes the newer ones when they were changed on another device. */
export function ProfileForm({ profile, onReload }: { profile: z.output<typeof Profile>; onReload: () => void }) {
  const { t } = useLingui();
  const update = useUpdateProfile();
  // The version that was typed over: one that arrives meanwhile must not pass for it.
  const [version, setVersion] = useState(profile.version);
  const { lastName, firstName, patronymic, email, region } = profile;
  const bodyOf = ({ birthDate, ...values }: typeof initialValues) => ({
    ...values,
    birthDate: birthDate === '' ? null : birthDate,
    version,
  });
  const initialValues = { lastName, firstName, patronymic, birthDate: profile.birthDate ?? '', email, region };
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues,
    schema: updateProfile.body,
    toBody: bodyOf,
    submit: async (values, { idempotencyKey }) => {
      const saved = await update.mutateAsync({ body: bodyOf(values), idempotencyKey });
      setVersion(saved.version);
      toast.done(t`Данные сохранены`);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate style={{ display: 'grid', gap: 16 }}>
      <TextInput label={t`Телефон`} value={showPhone(profile.phone)} readOnly description={t`Он же логин`} />
      <TextInput label={t`Фамилия`} autoComplete="family-name" required {...form.getInputProps('lastName')} />
      <TextInput label={t`Имя`} autoComplete="given-name" required {...form.getInputProps('firstName')} />
      <TextInput label={t`Отчество`} autoComplete="additional-name" {...form.getInputProps('patronymic')} />
      <DateField label={t`Дата рождения`} max={deviceDay()} autoComplete="bday" {...form.getInputProps('birthDate')} />
      <TextInput label={t`Email`} type="email" autoComplete="email" {...form.getInputProps('email')} />
      <TextInput label={t`Регион`} {...form.getInputProps('region')} />
      <FormFailure text={failure} />
      {isRefusal(update.error, 'conflict') && (
        <Button variant="default" onClick={onReload} fullWidth>
          <Trans>Показать новую версию</Trans>
        </Button>
      )}
      <Button type="submit" loading={sending} fullWidth>
        <Trans>Сохранить</Trans>
      </Button>
    </form>
  );
}
