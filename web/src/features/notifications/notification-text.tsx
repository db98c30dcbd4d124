import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  IconAlertTriangle,
  IconBuilding,
  IconCake,
  IconCalendarDue,
  IconCalendarEvent,
  IconCalendarX,
  IconChartBar,
  IconChecklist,
  IconFileExport,
  IconId,
  IconKey,
  IconMessage,
  IconNews,
  IconUserCheck,
  IconUserPlus,
  IconUserX,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { NotificationContent } from '#contract/notifications';
import * as dates from '#web/lib/dates.ts';
import { useFormat } from '#web/lib/use-format.ts';

type Icon = ComponentType<{ size?: number; stroke?: number }>;
type RoleContent = Extract<NotificationContent, { kind: 'role.changed' }>;

const newRole: Record<RoleContent['role'], MessageDescriptor> = {
  member: msg`Теперь вы участник организации, без доступа в кабинет`,
  administrator: msg`Теперь вы администратор организации`,
  head: msg`Теперь вы руководитель организации`,
};

type EventNews = Extract<NotificationContent, { kind: `event.${string}` }>['kind'];

const eventNews: Record<EventNews, MessageDescriptor> = {
  'event.published': msg`Новое событие`,
  'event.changed': msg`Событие изменилось`,
  'event.cancelled': msg`Событие отменено`,
  'event.reminder': msg`Скоро событие`,
  'event.admitted': msg`Для вас освободилось место`,
};

/** What a notification says, in the reader's language: a line of title and, where there is more, a line of text. */
export function useNotificationText() {
  const { t, i18n } = useLingui();
  const format = useFormat();
  return (content: NotificationContent): { title: string; text: string | null; icon: Icon } => {
    switch (content.kind) {
      case 'feed.published':
        return content.postType === 'poll'
          ? { title: t`Новый опрос`, text: content.title, icon: IconChartBar }
          : { title: t`Новая публикация`, text: content.title, icon: IconNews };
      case 'feed.commented': {
        const { count, title } = content;
        return {
          title: t`${plural(count, { one: '# новый комментарий', few: '# новых комментария', many: '# новых комментариев', other: '# нового комментария' })}`,
          text: title,
          icon: IconMessage,
        };
      }
      case 'feed.replied': {
        const { count, title } = content;
        return {
          title:
            count === 1
              ? t`На ваш комментарий ответили`
              : t`${plural(count, { one: '# ответ на ваши комментарии', few: '# ответа на ваши комментарии', many: '# ответов на ваши комментарии', other: '# ответа на ваши комментарии' })}`,
          text: title,
          icon: IconMessage,
        };
      }
      case 'access.approved': {
        const { organizationName } = content;
        return { title: t`Заявка на доступ одобрена`, text: t`Кабинет ${organizationName} открыт`, icon: IconBuilding };
      }
      case 'access.refused': {
        const { reason } = content;
        return { title: t`Заявка на доступ отклонена`, text: t`Причина: ${reason}`, icon: IconBuilding };
      }
      case 'card.bound': {
        const { cardTail } = content;
        return { title: t`Карта привязана`, text: t`Номер оканчивается на ${cardTail}`, icon: IconId };
      }
      case 'role.changed':
        return { title: t`Ваша роль изменилась`, text: t(newRole[content.role]), icon: IconUserCheck };
      case 'member.excluded': {
        const { organizationName, reason } = content;
        const title = t`Вы исключены из организации ${organizationName}`;
        return { title, text: reason === '' ? null : t`Причина: ${reason}`, icon: IconUserX };
      }
      case 'member.invited': {
        const { organizationName } = content;
        return { title: t`Вас приглашает ${organizationName}`, text: t`Откройте «Панель», чтобы вступить`, icon: IconUserPlus };
      }
      case 'member.joined': {
        const { organizationName } = content;
        return { title: t`Вы в организации ${organizationName}`, text: t`Ваш телефон был в её списках`, icon: IconUserCheck };
      }
      case 'member.restored': {
        const { organizationName } = content;
        return { title: t`Вы снова в организации ${organizationName}`, text: null, icon: IconUserCheck };
      }
      case 'export.ready': {
        const count = format.number(content.count);
        return { title: t`Файл экспорта готов`, text: t`Людей в файле: ${count}`, icon: IconFileExport };
      }
      case 'task.assigned':
        return { title: t`Новая задача`, text: content.title, icon: IconChecklist };
      case 'task.changed':
        return {
          title: content.field === 'due' ? t`Срок задачи изменён` : t`Состояние задачи изменено`,
          text: content.title,
          icon: IconChecklist,
        };
      case 'task.commented':
        return { title: content.mentioned ? t`Вас упомянули в задаче` : t`Комментарий к задаче`, text: content.title, icon: IconMessage };
      case 'task.due':
        return { title: t`Срок задачи завтра`, text: content.title, icon: IconCalendarDue };
      case 'task.overdue':
        return { title: t`Задача просрочена`, text: content.title, icon: IconAlertTriangle };
      case 'event.published':
      case 'event.changed':
      case 'event.cancelled':
      case 'event.reminder':
      case 'event.admitted': {
        const { kind, title, startsAt, timeZone, allDay } = content;
        const when = allDay ? dates.dayWord(startsAt, { i18n, timeZone }) : dates.dayTime(startsAt, { i18n, timeZone });
        return {
          title: t(eventNews[kind]),
          text: `${title} · ${when}`,
          icon: kind === 'event.cancelled' ? IconCalendarX : IconCalendarEvent,
        };
      }
      case 'birthday.greeted':
        return { title: t`Вас поздравили с днём рождения`, text: content.text, icon: IconCake };
      case 'password.changed':
        return { title: t`Пароль изменён`, text: t`Если это были не вы, восстановите пароль: остальные входы завершены`, icon: IconKey };
    }
  };
}
