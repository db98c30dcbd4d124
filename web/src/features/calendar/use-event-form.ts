import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { createEvent } from '#contract/calendar';
import type { ApiError } from '#web/lib/api-error.ts';
import { fieldText } from '#web/lib/error-text.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { bodyOf, type EventValues, timeProblem } from './event-values.ts';

interface Options {
  initialValues: EventValues;
  submit: (values: EventValues, idempotencyKey: string) => Promise<unknown>;
}

const placeOf = (path: string): string => (path.startsWith('audience') ? 'groups' : path.startsWith('attachments') ? 'attachments' : path);

/** What the server says of fields, at their places in the form. */
export const fieldErrors = ({ fields }: ApiError, i18n: I18n): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([path, code]) => [placeOf(path), fieldText(code, i18n)]));

/** The form of an event: checked by the contract, its times by common sense. */
export function useEventForm({ initialValues, submit }: Options) {
  const { t } = useLingui();
  const check = (values: EventValues): Record<string, string> => {
    const problem = timeProblem(values);
    return {
      ...(problem === 'start' ? { start: t`Выберите дату и время` } : {}),
      ...(problem === 'end' ? { end: t`Выберите дату и время` } : {}),
      ...(problem === 'order' ? { end: t`Завершение должно быть позже начала` } : {}),
      ...(values.to === 'groups' && values.groups.length === 0 ? { groups: t`Выберите хотя бы одну группу` } : {}),
      ...(values.link !== '' && !values.link.startsWith('https://') ? { link: t`Адрес начинается с https://` } : {}),
      ...(values.repeat.choice !== 'never' && values.repeat.ends === 'until' && values.repeat.until < values.start.slice(0, 10)
        ? { repeat: t`Последний день повтора должен быть не раньше начала` }
        : {}),
    };
  };
  return useApiForm<EventValues>({
    initialValues,
    schema: createEvent.body,
    toBody: bodyOf,
    placeOf,
    check,
    submit: (values, { idempotencyKey }) => submit(values, idempotencyKey),
  });
}
