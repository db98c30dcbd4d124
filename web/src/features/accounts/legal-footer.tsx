import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { paths } from '#web/lib/paths.ts';
import { LanguageButton } from '#web/ui/language-switch.tsx';
import { TextLink } from '#web/ui/links.tsx';
import classes from './legal-footer.module.css';
import { officeQuery } from './office.ts';

/** The line at the foot of the site and of the cabinet. */
export function LegalFooter() {
  const { t } = useLingui();
  const { data: office } = useQuery(officeQuery);
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
        {office?.email && (
          <a href={`mailto:${office.email}`} className={classes.link}>
            {office.email}
          </a>
        )}
        <LanguageButton />
      </nav>
    </footer>
  );
}
