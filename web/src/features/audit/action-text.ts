import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What was done, in people's words. An action without a text shows as its code. */
export const actionTexts: Readonly<Record<string, MessageDescriptor>> = {
  'access.refused': msg`Отказано в доступе`,
  'accounts.sign-up': msg`Регистрация`,
  'accounts.change-password': msg`Смена пароля`,
  'accounts.reset-password': msg`Восстановление пароля`,
  'accounts.update-profile': msg`Изменение своих данных`,
  'accounts.give-consent': msg`Согласие дано`,
  'accounts.withdraw-consent': msg`Согласие отозвано`,
  'accounts.publish-document': msg`Новая версия документа`,
  'accounts.make-operator': msg`Назначен оператор`,
  'organizations.open': msg`Открыта организация`,
  'organizations.update': msg`Изменены сведения организации`,
  'members.issue-cards': msg`Выпущены карты`,
  'members.bind-card': msg`Карта привязана`,
  'members.view': msg`Открыта карточка пользователя`,
  'members.promote': msg`Повышение`,
  'members.demote': msg`Понижение`,
  'members.appoint': msg`Назначен руководитель`,
  'members.exclude': msg`Исключение`,
  'members.restore': msg`Восстановление`,
  'members.approve-application': msg`Заявка одобрена`,
  'members.refuse-application': msg`В заявке отказано`,
  'feed.publish': msg`Публикация создана`,
  'feed.edit': msg`Публикация изменена`,
  'feed.delete': msg`Публикация удалена`,
};
