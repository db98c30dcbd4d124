import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What happened to a member, as the card's history says it. */
export const pastActTexts: Readonly<Record<string, MessageDescriptor>> = {
  'members.bind-card': msg`Карта привязана`,
  'members.promote': msg`Роль повышена`,
  'members.demote': msg`Роль понижена`,
  'members.hand-over': msg`Передача руководства`,
  'members.join': msg`Вступление по списку организации`,
  'members.register-add': msg`Человек добавлен в списки`,
  'members.appoint': msg`Назначение руководителем`,
  'members.exclude': msg`Исключение из организации`,
  'members.restore': msg`Восстановление в организации`,
  'greetings.greet': msg`Поздравление с днём рождения`,
  'calendar.unmark': msg`Снята отметка о приходе`,
};
