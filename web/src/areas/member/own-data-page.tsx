import { Trans, useLingui } from '@lingui/react/macro';
import { EraseAccount } from '#web/features/accounts/erase-account.tsx';
import { ownDataAddress } from '#web/features/accounts/own-data.ts';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { Section } from '#web/ui/card.tsx';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import classes from './member-page.module.css';

/** «Мои данные»: everything that is kept, as a file; and the end of the account. */
export function OwnDataPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead
        title={t`Мои данные`}
        over={<BackLink to={paths.member.profile()}>{t`Профиль`}</BackLink>}
        under={t`Что о вас хранится, и как это забрать или удалить`}
      />
      <div className={classes.stack}>
        <Section title={t`Выгрузка`}>
          <p className={classes.quiet}>
            <Trans>
              Учётная запись, записи в организациях, дети, согласия, входы, публикации, голоса в открытых опросах, уведомления и журнал
              действий. В тайных опросах известно только то, что вы участвовали.
            </Trans>
          </p>
          <div className={classes.fields}>
            <DownloadButton href={ownDataAddress('html')} variant="light" fullWidth>
              <Trans>Скачать для чтения</Trans>
            </DownloadButton>
            <DownloadButton href={ownDataAddress('json')} variant="default" fullWidth>
              <Trans>Скачать для программ (JSON)</Trans>
            </DownloadButton>
          </div>
        </Section>
        <Section title={t`Удаление`}>
          <EraseAccount />
        </Section>
      </div>
    </>
  );
}
