import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { paths } from '#web/lib/paths.ts';
import { showPhone } from '#web/lib/phone.ts';
import { ButtonLink } from '#web/ui/links.tsx';
import classes from './apply-for-access-form.module.css';

export interface ApplicationSentProps {
  phone: string;
  /** It is the phone of the person who sent it. */
  own: boolean;
  visitor: boolean;
  onAnother: () => void;
}

/** What happens next, and how to follow it. */
export function ApplicationSent({ phone, own, visitor, onAnother }: ApplicationSentProps) {
  const shown = showPhone(phone);
  const search = { next: paths.site.organizations() };
  return (
    <div className={classes.sent} role="status">
      <span className={classes.medal}>
        <IconCircleCheck size={28} stroke={1.6} aria-hidden="true" />
      </span>
      <h3>
        <Trans>Заявка отправлена</Trans>
      </h3>
      {own ? (
        <p>
          <Trans>Её состояние видно на этой странице. О решении придёт уведомление.</Trans>
        </p>
      ) : (
        <p>
          <Trans>
            Решение придёт человеку с номером {shown}. Чтобы следить за заявкой и получить кабинет, нужен аккаунт с этим номером.
          </Trans>
        </p>
      )}
      <div className={classes.actions}>
        {visitor && (
          <>
            <ButtonLink to={paths.site.signUp()} search={search}>
              <Trans>Зарегистрироваться</Trans>
            </ButtonLink>
            <ButtonLink to={paths.site.signIn()} search={search} variant="default">
              <Trans>Войти</Trans>
            </ButtonLink>
          </>
        )}
        <Button variant="subtle" onClick={onAnother}>
          <Trans>Отправить ещё одну</Trans>
        </Button>
      </div>
    </div>
  );
}
