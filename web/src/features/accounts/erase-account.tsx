import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { eraseAccount } from '#contract/personal-data';
import { paths } from '#web/lib/paths.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { PasswordField } from '#web/ui/password-field.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { useApiForm } from '#web/ui/use-api-form.ts';
import classes from './erase-account.module.css';
import { useEraseAccount } from './own-data.ts';

/** «Удалить учётную запись»: says what goes and what stays, and asks for the password. */
export function EraseAccount() {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <p className={classes.quiet}>
        <Trans>
          Ваши данные исчезнут из ПрофПлюс и из списков ваших организаций, карта перестанет действовать. Голоса останутся сосчитанными, а
          под вашими публикациями будет стоять «Удалённый пользователь». Вернуть учётную запись нельзя.
        </Trans>
      </p>
      <Button variant="default" color="rowan" c="var(--hot)" onClick={() => setOpened(true)} fullWidth>
        <Trans>Удалить учётную запись</Trans>
      </Button>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t`Удалить учётную запись навсегда?`}>
        <EraseForm onClose={() => setOpened(false)} />
      </Sheet>
    </>
  );
}

function EraseForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const erase = useEraseAccount();
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: { password: '' },
    schema: eraseAccount.body,
    submit: async (values) => {
      const erasure = await erase.mutateAsync(values);
      await navigate({ to: paths.site.erased(), state: { erasure } });
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      <p className={classes.quiet}>
        <Trans>Введите пароль, чтобы подтвердить. После удаления вы сможете скачать акт об уничтожении персональных данных.</Trans>
      </p>
      <PasswordField label={t`Пароль`} {...form.getInputProps('password')} />
      <FormFailure text={failure} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose} disabled={sending}>
          <Trans>Отмена</Trans>
        </Button>
        <Button type="submit" color="rowan" loading={sending}>
          <Trans>Удалить навсегда</Trans>
        </Button>
      </div>
    </form>
  );
}
