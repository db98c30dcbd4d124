import { Trans, useLingui } from '@lingui/react/macro';
import { paths } from '#web/lib/paths.ts';
import { LanguageButton } from '#web/ui/language-switch.tsx';
import { TextLink } from '#web/ui/links.tsx';
import classes from './legal-footer.module.css';

/** The line at the foot of the site and of the cabinet. */
export function LegalFooter() {
  const { t } = useLingui();
  const year = new Date().getFullYear();
  return (
    <footer className={classes.footer}>
      <p>
        <Trans>© {year} ПрофПлюс – небанковская корпоративная система привилегий</Trans>
      </p>
      <nav className={classes.links} aria-label={t`Документы`}>
        <TextLink to={paths.site.document('terms')} className={classes.link}>
          <Trans>Пользовательское соглашение</Trans>
        </TextLink>
        <TextLink to={paths.site.document('privacy')} className={classes.link}>
          <Trans>Политика конфиденциальности</Trans>
        </TextLink>
        <LanguageButton />
      </nav>
    </footer>
  );
}
