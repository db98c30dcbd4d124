import { Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import { paths } from '#web/lib/paths.ts';
import { DownloadButton } from '#web/ui/download-button.tsx';
import { ButtonLink } from '#web/ui/links.tsx';
import { When } from '#web/ui/when.tsx';
import { AuthFrame } from './auth-frame.tsx';
import classes from './erased-page.module.css';

/** Where a person is led whose account is no more: the act can be saved from here. */
export function ErasedPage() {
  const { t } = useLingui();
  const erasure = useLocation({ select: ({ state }) => state.erasure });
  return (
    <AuthFrame title={t`Учётная запись удалена`}>
      <div className={classes.stack}>
        <p>
          <Trans>Ваши персональные данные уничтожены. Спасибо, что были с нами.</Trans>
        </p>
        {erasure && (
          <>
            <DownloadButton href={erasure.act} size="md">
              <Trans>Скачать акт</Trans>
            </DownloadButton>
            <p className={classes.quiet}>
              <Trans>
                Акт об уничтожении персональных данных можно скачать отсюда до <When instant={erasure.until} withTime={false} />. Адрес
                знаете только вы: сохраните файл.
              </Trans>
            </p>
          </>
        )}
        <ButtonLink to={paths.site.home()} variant="default">
          <Trans>На главную</Trans>
        </ButtonLink>
      </div>
    </AuthFrame>
  );
}
