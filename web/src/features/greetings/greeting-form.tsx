import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { fillGreeting, type GreetingSettings, updateGreetingSettings } from '#contract/greetings';
import type { OrganizationId } from '#contract/ids';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { toast } from '#web/ui/toast.ts';
import { useApiForm } from '#web/ui/use-api-form.ts';
import { GreetingTextField } from './greeting-text-field.tsx';
import classes from './greetings.module.css';
import { useUpdateGreeting } from './greetings.ts';
import { timesOfDay } from './times-of-day.ts';

interface Props {
  organizationId: OrganizationId;
  settings: GreetingSettings;
  /** Whose name stands in the preview. */
  sample: { lastName: string; firstName: string; patronymic: string };
}

const valuesOf = ({ text, time, automatic }: GreetingSettings) => ({ text, time, automatic });

/** «Поздравление с днём рождения»: the words, the time of day, and how it will read. */
export default function GreetingForm({ organizationId, settings, sample }: Props) {
  const { t } = useLingui();
  const update = useUpdateGreeting(organizationId);
  // The version that was typed over: one that arrives meanwhile must not pass for it.
  const [version, setVersion] = useState(settings.version);
  const { form, onSubmit, failure, sending } = useApiForm({
    initialValues: valuesOf(settings),
    schema: updateGreetingSettings.body,
    toBody: (values) => ({ ...values, version }),
    submit: async (values, { idempotencyKey }) => {
      take(await update.mutateAsync({ body: { ...values, version }, idempotencyKey }));
      toast.done(t`Поздравление сохранено`);
    },
  });
  const take = (newer: GreetingSettings) => {
    setVersion(newer.version);
    form.setValues(valuesOf(newer));
    form.resetDirty(valuesOf(newer));
  };
  const untouched = !form.isDirty();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `take` is made anew each time; what arrives is the reason
  useEffect(() => {
    if (untouched && settings.version !== version) take(settings);
  }, [untouched, settings, version]);
  const newer = settings.version > version;

  const { text, automatic } = form.values;
  const preview = fillGreeting(text.trim(), sample);
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      <GreetingTextField label={t`Текст поздравления`} value={text} {...form.getInputProps('text')} />
      <div className={classes.preview} aria-live="polite">
        <span className={classes.caption}>
          <Trans>Так его прочтёт именинник</Trans>
        </span>
        <p>{preview === '' ? '…' : preview}</p>
      </div>
      <div className={classes.when}>
        <Checkbox label={t`Поздравлять автоматически`} {...form.getInputProps('automatic', { type: 'checkbox' })} />
        <Select
          aria-label={t`Время поздравления`}
          data={timesOfDay(settings.time)}
          allowDeselect={false}
          w={96}
          style={{ flex: 'none' }}
          {...form.getInputProps('time')}
        />
      </div>
      <p className={classes.quiet}>
        {automatic ? (
          <Trans>Каждый именинник получит его один раз, в это время по часовому поясу организации.</Trans>
        ) : (
          <Trans>Пока выключено: поздравить можно вручную, в «Напоминаниях».</Trans>
        )}
      </p>
      <FormFailure text={failure} />
      <div className={classes.end}>
        {newer && failure !== null && (
          <Button variant="subtle" onClick={() => take(settings)}>
            <Trans>Показать новую версию</Trans>
          </Button>
        )}
        <Button type="submit" variant="default" loading={sending}>
          <Trans>Сохранить</Trans>
        </Button>
      </div>
    </form>
  );
}
