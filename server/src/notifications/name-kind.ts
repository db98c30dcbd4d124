import type { NotificationContent } from '#contract/notifications';

type Kind = NotificationContent['kind'];

/** In Russian, for papers that leave the program. The web has its own, in two languages. */
const NAMES: Readonly<Record<Kind, string>> = {
  'feed.published': 'Новая публикация',
  'feed.commented': 'Комментарии к публикации',
  'feed.replied': 'Ответы на ваши комментарии',
  'access.approved': 'Заявка на доступ одобрена',
  'access.refused': 'Заявка на доступ отклонена',
  'card.bound': 'Карта привязана',
  'role.changed': 'Ваша роль изменилась',
  'member.excluded': 'Вы исключены из организации',
  'member.invited': 'Вас приглашает организация',
  'member.joined': 'Вы в организации',
  'member.restored': 'Вы снова в организации',
  'export.ready': 'Файл экспорта готов',
  'task.assigned': 'Новая задача',
  'task.changed': 'Задача изменена',
  'task.commented': 'Комментарий к задаче',
  'task.due': 'Срок задачи завтра',
  'task.overdue': 'Задача просрочена',
  'birthday.greeted': 'Вас поздравили с днём рождения',
  'event.published': 'Новое событие',
  'event.changed': 'Событие изменилось',
  'event.cancelled': 'Событие отменено',
  'event.reminder': 'Скоро событие',
  'event.admitted': 'Для вас освободилось место',
  'password.changed': 'Пароль изменён',
};

/** What a notification is about, in words. */
export const nameKind = (kind: Kind): string => NAMES[kind];
