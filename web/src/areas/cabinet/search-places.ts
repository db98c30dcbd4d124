import { useLingui } from '@lingui/react/macro';
import {
  IconAddressBook,
  IconBell,
  IconBooks,
  IconBuilding,
  IconCalendarEvent,
  IconChecklist,
  IconDownload,
  IconHome,
  IconMailForward,
  IconNews,
  IconPencilPlus,
  IconSettings,
  IconSocial,
  IconSwitchHorizontal,
  IconTablePlus,
  IconTrash,
  IconUserOff,
  IconUserQuestion,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useOwnPlaces } from '#web/features/search/own-places.ts';
import type { Place } from '#web/features/search/places.ts';
import { paths } from '#web/lib/paths.ts';

/** Pages and acts of the cabinet for the one search, the most used first. */
export function useCabinetPlaces(organizationId: string): Place[] {
  const { t } = useLingui();
  const own = useOwnPlaces();
  const to = paths.cabinet;
  return [
    {
      id: 'members',
      label: t`Все пользователи`,
      words: t`люди участники члены список реестр`,
      icon: IconUsers,
      href: to.members(organizationId),
    },
    {
      id: 'new-post',
      label: t`Создать публикацию`,
      words: t`новость опрос голосование`,
      icon: IconPencilPlus,
      href: to.newPost(organizationId),
    },
    { id: 'tasks', label: t`Задачи`, words: t`поручения дела доска сроки`, icon: IconChecklist, href: to.tasks(organizationId) },
    {
      id: 'calendar',
      label: t`Календарь событий`,
      words: t`события собрания мероприятия расписание`,
      icon: IconCalendarEvent,
      href: to.calendar(organizationId),
    },
    { id: 'library', label: t`Библиотека`, words: t`файлы документы материалы папки`, icon: IconBooks, href: to.library(organizationId) },
    {
      id: 'deleted-tasks',
      label: t`Удалённые задачи`,
      words: t`корзина вернуть восстановить`,
      icon: IconTrash,
      href: to.deletedTasks(organizationId),
    },
    {
      id: 'deleted-events',
      label: t`Удалённые события`,
      words: t`корзина вернуть восстановить`,
      icon: IconTrash,
      href: to.deletedEvents(organizationId),
    },
    {
      id: 'deleted-items',
      label: t`Удалённые файлы и папки`,
      words: t`корзина вернуть восстановить`,
      icon: IconTrash,
      href: to.deletedItems(organizationId),
    },
    { id: 'feed', label: t`Лента`, words: t`новости публикации`, icon: IconNews, href: to.feed(organizationId) },
    {
      id: 'profile',
      label: t`Профиль организации`,
      words: t`главная сводка напоминания дни рождения поздравление`,
      icon: IconHome,
      href: to.profile(organizationId),
    },
    {
      id: 'new-task',
      label: t`Поставить задачу`,
      words: t`создать задачу поручение новая`,
      icon: IconPencilPlus,
      href: to.newTask(organizationId),
    },
    { id: 'groups', label: t`Группы`, words: t`создать группу`, icon: IconUsersGroup, href: to.groups(organizationId) },
    {
      id: 'unregistered',
      label: t`Не зарегистрированы`,
      words: t`реестр люди`,
      icon: IconUserQuestion,
      href: to.unregistered(organizationId),
    },
    { id: 'invite', label: t`Приглашения`, words: t`пригласить ссылка объявление`, icon: IconMailForward, href: to.invite(organizationId) },
    { id: 'excluded', label: t`Исключенные`, words: t`исключённые восстановить`, icon: IconUserOff, href: to.excluded(organizationId) },
    { id: 'import', label: t`Импорт`, words: t`загрузить список реестр таблица`, icon: IconTablePlus, href: to.imports(organizationId) },
    { id: 'exports', label: t`Экспорт`, words: t`выгрузка скачать таблица`, icon: IconDownload, href: to.exports(organizationId) },
    {
      id: 'settings',
      label: t`Настройки`,
      words: t`основная информация наименование логотип руководитель описание часовой пояс`,
      icon: IconSettings,
      href: to.settings(organizationId),
    },
    {
      id: 'settings-contacts',
      label: t`Контакты`,
      words: t`настройки телефон email почта сайт`,
      icon: IconAddressBook,
      href: to.settings(organizationId),
    },
    {
      id: 'settings-social',
      label: t`Социальные сети`,
      words: t`настройки вконтакте телеграм`,
      icon: IconSocial,
      href: to.settings(organizationId),
    },
    {
      id: 'notifications',
      label: t`Уведомления`,
      words: t`оповещения колокольчик`,
      icon: IconBell,
      href: to.notifications(organizationId),
    },
    { id: 'choose', label: t`Выбор организации`, words: t`другой кабинет сменить`, icon: IconSwitchHorizontal, href: to.choose() },
    { id: 'app', label: t`Приложение участника`, words: t`панель коммуникатор`, icon: IconBuilding, href: paths.member.panel() },
    ...own,
  ];
}
