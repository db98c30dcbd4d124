import { useLingui } from '@lingui/react/macro';
import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { chooseLocale } from '#web/lib/i18n.ts';
import classes from './language-switch.module.css';

/** «EN» while the page is Russian, «RU» while it is English: a small button of headers and footers. */
export function LanguageButton() {
  const { i18n } = useLingui();
  const other = i18n.locale === 'en' ? 'ru' : 'en';
  return (
    <UnstyledButton
      className={classes.button}
      lang={other}
      aria-label={other === 'en' ? 'EN, English' : 'RU, Русский'}
      onClick={() => void chooseLocale(other)}
    >
      {other.toUpperCase()}
    </UnstyledButton>
  );
}

/** The choice on a settings page. */
export function LanguageChoice() {
  const { i18n, t } = useLingui();
  return (
    <SegmentedControl
      fullWidth
      aria-label={t`Язык`}
      value={i18n.locale}
      onChange={(value) => void chooseLocale(value === 'en' ? 'en' : 'ru')}
      data={[
        { value: 'ru', label: 'Русский' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}
