import { useLingui } from '@lingui/react/macro';
import { IconCards, IconDatabase, IconEye, IconFileText, IconShieldLock, IconUser } from '@tabler/icons-react';
import { paths } from '#web/lib/paths.ts';
import type { Place } from './places.ts';

/** A person's own pages, the same from everywhere. */
export function useOwnPlaces(): Place[] {
  const { t } = useLingui();
  return [
    {
      id: 'own-profile',
      label: t`Личные данные`,
      words: t`профиль имя телефон почта язык тема выйти`,
      icon: IconUser,
      href: paths.member.profile(),
    },
    { id: 'own-cards', label: t`Мои карты`, words: t`карта сертификат привязать номер`, icon: IconCards, href: paths.member.cards() },
    {
      id: 'own-sessions',
      label: t`Безопасность`,
      words: t`пароль устройства сеансы вход`,
      icon: IconShieldLock,
      href: paths.member.sessions(),
    },
    {
      id: 'own-consents',
      label: t`Согласия`,
      words: t`документы персональные данные отозвать`,
      icon: IconFileText,
      href: paths.member.consents(),
    },
    { id: 'own-views', label: t`Кто смотрел мои данные`, words: t`журнал просмотры`, icon: IconEye, href: paths.member.cardViews() },
    {
      id: 'own-data',
      label: t`Мои данные`,
      words: t`выгрузка скачать удалить аккаунт учётная запись`,
      icon: IconDatabase,
      href: paths.member.ownData(),
    },
  ];
}
