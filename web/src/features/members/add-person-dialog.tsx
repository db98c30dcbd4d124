import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import { addToRegister } from '#contract/invitations';
import { isRefusal } from '#web/lib/api-error.ts';
import { deviceDay } from '#web/lib/days.ts';
import { paths } from '#web/lib/paths.ts';
import { DateField } from '#web/ui/date-field.tsx';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { TextLink } from '#web/ui/links.tsx';
import { PhoneInput } from '#web/ui/phone-input.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import classes from './add-person-dialog.module.css';
import { useRegisterActs } from './invitations.ts';

const EMPTY = { lastName: '', firstName: '', patronymic: '', phone: '', cardNumber: '', birthDate: '', email: '', region: '' };
const toBody = ({ birthDate, ...values }: typeof EMPTY) => ({ ...values, birthDate: birthDate === '' ? null : birthDate });

/** «Добавить человека»: into the register, by hand. */
export function AddPersonDialog({ organizationId, onClose }: { organizationId: OrganizationId; onClose: () => void }) {
  const { t } = useLingui();
  const { add } = useRegisterActs(organizationId);
  const [known, setKnown] = useState<string | null>(null);
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: EMPTY,
    schema: addToRegister.body,
    toBody,
    submit: async (values, { idempotencyKey }) => {
      setKnown(null);
      try {
        const { lastName, firstName } = await add.mutateAsync({ body: toBody(values), idempotencyKey });
        toast.done(t`${lastName} ${firstName}: запись добавлена`);
        onClose();
      } catch (error) {
        if (isRefusal(error, 'member_known')) setKnown(error.memberId ?? null);
        throw error;
      }
    },
  });
  return (
    <Sheet opened onClose={onClose} title={t`Добавить человека`} size="lg" closable={!sending}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        <p className={classes.quiet}>
          <Trans>Человек появится в «Не зарегистрированы». Когда он зарегистрируется с этим телефоном, запись станет его.</Trans>
        </p>
        <div className={classes.row}>
          <TextInput label={t`Фамилия`} required data-autofocus {...form.getInputProps('lastName')} />
          <TextInput label={t`Имя`} required {...form.getInputProps('firstName')} />
          <TextInput label={t`Отчество`} {...form.getInputProps('patronymic')} />
        </div>
        <div className={classes.row}>
          <PhoneInput label={t`Телефон`} {...form.getInputProps('phone')} />
          <TextInput label={t`Email`} type="email" inputMode="email" {...form.getInputProps('email')} />
        </div>
        <div className={classes.row}>
          <TextInput label={t`Номер карты`} inputMode="numeric" autoComplete="off" {...form.getInputProps('cardNumber')} />
          <DateField label={t`Дата рождения`} max={deviceDay()} {...form.getInputProps('birthDate')} />
        </div>
        <TextInput label={t`Регион`} {...form.getInputProps('region')} />
        {known !== null && (
          <p className={classes.known} role="status">
            <TextLink to={paths.cabinet.member(organizationId, known)}>
              <Trans>Открыть запись этого человека</Trans>
            </TextLink>
          </p>
        )}
        <FormFailure text={failure} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} disabled={sending}>
            <Trans>Отмена</Trans>
          </Button>
          <Button type="submit" loading={sending}>
            <Trans>Добавить</Trans>
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
