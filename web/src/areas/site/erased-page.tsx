import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { paths } from '#web/lib/paths.ts';
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
            <Button component="a" href={erasure.act} download leftSection={<IconDownload size={20} stroke={1.6} />} size="md">
              <Trans>Скачать акт</Trans>
            </Button>
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
