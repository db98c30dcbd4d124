import { Trans, useLingui } from '@lingui/react/macro';
import { useSession } from '#web/features/accounts/session.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { paths } from '#web/lib/paths.ts';
import { ButtonLink, TextLink } from '#web/ui/links.tsx';
import { QrCode } from '#web/ui/qr-code.tsx';
import { CardStage } from './card-stage.tsx';
import classes from './hero.module.css';

/** What this is, in one sentence, with one main action. */
export function Hero() {
  return (
    <div className={classes.hero}>
      <div className={classes.words}>
        <h1 className={classes.title}>
          <Trans>Корпоративные скидки и полезные сервисы для сотрудников, студентов и членов общественных организаций.</Trans>
        </h1>
        <Actions />
        <AppInvitation />
      </div>
      <CardStage />
    </div>
  );
}

function Actions() {
  const person = useSession();
  const cabinets = useCabinets(Boolean(person));
  if (person) {
    return (
      <div className={classes.actions}>
        <ButtonLink to={paths.member.panel()} size="lg">
          <Trans>Открыть приложение</Trans>
        </ButtonLink>
        {cabinets.length > 0 && (
          <ButtonLink to={paths.cabinet.choose()} size="lg" variant="default">
            <Trans>Кабинет организации</Trans>
          </ButtonLink>
        )}
      </div>
    );
  }
  return (
    <div className={classes.actions}>
      <ButtonLink to={paths.site.signUp()} size="lg">
        <Trans>Зарегистрироваться</Trans>
      </ButtonLink>
      <ButtonLink to={paths.site.organizations()} size="lg" variant="default">
        <Trans>Подключить организацию</Trans>
      </ButtonLink>
    </div>
  );
}

/** A code for the phone beside the computer; on the phone itself, a link. */
function AppInvitation() {
  const { t } = useLingui();
  const address = new URL(paths.member.panel(), location.origin).href;
  return (
    <section className={classes.app} aria-labelledby="app-invitation">
      <span className={classes.code}>
        <QrCode value={address} label={t`QR-код: открыть приложение на телефоне`} size={96} />
      </span>
      <div>
        <h2 className={classes.appTitle} id="app-invitation">
          <Trans>Еще удобнее в приложении</Trans>
        </h2>
        <p className={classes.quiet}>
          <span className={classes.far}>
            <Trans>Наведите на код камеру телефона.</Trans>{' '}
          </span>
          <Trans>Магазин приложений не нужен: оно открывается в браузере и ставится на экран.</Trans>
        </p>
        <TextLink to={paths.member.panel()} className={classes.near}>
          <Trans>Открыть на этом телефоне</Trans>
        </TextLink>
      </div>
    </section>
  );
}
