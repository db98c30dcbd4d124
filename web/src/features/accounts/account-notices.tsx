import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { paths } from '#web/lib/paths.ts';
import { showPhone } from '#web/lib/phone.ts';
import { ButtonLink } from '#web/ui/links.tsx';
import classes from './auth-form.module.css';

interface NoticeProps {
  phone: string;
  next: string;
  onOtherPhone: () => void;
}

/** After the proof: the phone has an account. The forms behind the buttons find the phone filled in. */
export function AccountExists({ phone, next, onOtherPhone }: NoticeProps) {
  const shown = <b>{showPhone(phone)}</b>;
  return (
    <div className={classes.form}>
      <p className={classes.lead} role="alert">
        <Trans>С номером {shown} уже есть аккаунт. Войдите в него или задайте новый пароль.</Trans>
      </p>
      <ButtonLink to={paths.site.signIn()} search={{ next }} size="md">
        <Trans>Войти</Trans>
      </ButtonLink>
      <ButtonLink to={paths.site.reset()} search={{ next }} size="md" variant="default">
        <Trans>Восстановить пароль</Trans>
      </ButtonLink>
      <OtherPhone onClick={onOtherPhone} />
    </div>
  );
}

/** After both proofs of a reset: there is no account to reset. */
export function NoAccount({ phone, next, onOtherPhone }: NoticeProps) {
  const shown = <b>{showPhone(phone)}</b>;
  return (
    <div className={classes.form}>
      <p className={classes.lead} role="alert">
        <Trans>С номером {shown} аккаунта нет. Зарегистрируйтесь: номер уже заполнен.</Trans>
      </p>
      <ButtonLink to={paths.site.signUp()} search={{ next }} size="md">
        <Trans>Зарегистрироваться</Trans>
      </ButtonLink>
      <OtherPhone onClick={onOtherPhone} />
    </div>
  );
}

function OtherPhone({ onClick }: { onClick: () => void }) {
  return (
    <Button variant="subtle" onClick={onClick}>
      <Trans>Другой номер</Trans>
    </Button>
  );
}
