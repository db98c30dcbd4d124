import { Trans } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { paths } from '#web/lib/paths.ts';
import { ButtonLink } from '#web/ui/links.tsx';
import { CabinetFeatures } from './cabinet-features.tsx';
import classes from './home-sections.module.css';

/** What an organisation's cabinet gives, in short; the whole is under «Юридическим лицам». */
export function CabinetSection() {
  return (
    <section className={classes.section} aria-labelledby="cabinet-section">
      <div className={classes.plate}>
        <div className={classes.about}>
          <Title order={2} id="cabinet-section">
            <Trans>Организации: кабинет</Trans>
          </Title>
          <p>
            <Trans>
              Всё, чтобы говорить со своими участниками и слышать их: без чатов, где теряются объявления, и без списков в тетради.
            </Trans>
          </p>
          <ButtonLink to={paths.site.organizations()} variant="white" color="pine" className={classes.apply}>
            <Trans>Подать заявку на доступ</Trans>
          </ButtonLink>
        </div>
        <CabinetFeatures />
      </div>
    </section>
  );
}
