import { useLingui } from '@lingui/react/macro';
import {
  IconBell,
  IconBooks,
  IconBriefcase,
  IconBuilding,
  IconCalendarEvent,
  IconChecklist,
  IconHome,
  IconMessages,
  IconNews,
} from '@tabler/icons-react';
import { useOwnPlaces } from '#web/features/search/own-places.ts';
import type { Place } from '#web/features/search/places.ts';
import { paths } from '#web/lib/paths.ts';

/** Pages of the members' app for the one search, the most used first. `cabinet`: where this person works, if anywhere. */
export function useMemberPlaces(cabinet: string | null): Place[] {
  const { t } = useLingui();
  const own = useOwnPlaces();
  const to = paths.member;
  return [
    { id: 'feed', label: t`Лента организации`, words: t`новости публикации опросы голосование`, icon: IconNews, href: to.feed() },
    {
      id: 'calendar',
      label: t`Календарь событий`,
      words: t`события собрания мероприятия расписание`,
      icon: IconCalendarEvent,
      href: to.calendar(),
    },
    { id: 'library', label: t`Библиотека`, words: t`файлы документы материалы папки`, icon: IconBooks, href: to.library() },
    { id: 'tasks', label: t`Задачи`, words: t`поручения дела доска сроки`, icon: IconChecklist, href: to.tasks() },
    {
      id: 'organization',
      label: t`Информация об организации`,
      words: t`контакты телефон сайт руководитель адрес`,
      icon: IconBuilding,
      href: to.organization(),
    },
    { id: 'panel', label: t`Панель`, words: t`главная карта`, icon: IconHome, href: to.panel() },
    { id: 'communicator', label: t`Коммуникатор`, icon: IconMessages, href: to.communicator() },
    { id: 'notifications', label: t`Уведомления`, words: t`оповещения колокольчик`, icon: IconBell, href: to.notifications() },
    ...own,
    ...(cabinet === null
      ? []
      : [
          { id: 'cabinet', label: t`Кабинет организации`, words: t`управление`, icon: IconBriefcase, href: paths.cabinet.profile(cabinet) },
        ]),
  ];
}
