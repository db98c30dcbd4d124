import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

export const LOCALES = ['ru', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Also read by public/before-paint.js. */
const STORED = 'locale';

/** Russian has no catalogue: its text stands in the code of each chunk and is compiled when first shown. */
const catalogs: Record<Locale, () => Promise<Record<string, unknown>>> = {
  ru: async () => ({}),
  en: async () => (await import('#web/locales/en.po')).messages,
};

/** Loads a language and shows it. Call before the first render and when the person chooses another. */
export async function activate(locale: Locale): Promise<void> {
  i18n.setMessagesCompiler(compileMessage);
  const messages = await catalogs[locale]();
  i18n.load(locale, messages as Parameters<typeof i18n.load>[1] & object);
  i18n.activate(locale);
  document.documentElement.lang = locale;
}

/** Russian, unless this browser was told otherwise. */
export function storedLocale(): Locale {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'ru';
  } catch {
    return 'ru'; // storage may be switched off
  }
}

export async function chooseLocale(locale: Locale): Promise<void> {
  try {
    localStorage.setItem(STORED, locale);
  } catch {
    // storage may be switched off: the choice holds until the page is closed
  }
  await activate(locale);
}
