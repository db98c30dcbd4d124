import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { isRefusal } from './api-error.ts';
import { isMissingPart } from './stale-page.ts';

interface FailureWords {
  title: MessageDescriptor;
  /** Nothing: the error's own text says it. */
  text?: MessageDescriptor;
}

/** What stands in place of that which could not be shown: what happened, and what to do. */
export function failureWords(error: unknown, online: boolean): FailureWords {
  if (isRefusal(error, 'not_found')) return { title: msg`Здесь ничего нет` };
  if (isRefusal(error, 'unavailable')) {
    return { title: msg`Сервис временно недоступен`, text: msg`Так бывает при обновлении. Попробуйте ещё раз через минуту.` };
  }
  if (!isRefusal(error, 'offline') && !isMissingPart(error)) return { title: msg`Не удалось показать` };
  return online
    ? { title: msg`Нет связи с сервером`, text: msg`Проверьте интернет и попробуйте ещё раз.` }
    : { title: msg`Нет сети`, text: msg`На этом устройстве этого пока нет. Включите интернет: появится сеть, и всё загрузится само.` };
}
