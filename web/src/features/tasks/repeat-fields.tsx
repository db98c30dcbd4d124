import { useLingui } from '@lingui/react/macro';
import { Checkbox, Group, NumberInput, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { MAX_INTERVAL, type Weekday } from '#contract/tasks';
import { DateField } from '#web/ui/date-field.tsx';
import { WEEKDAYS, weekdayWords } from './repeat-words.ts';
import classes from './task-form.module.css';
import type { TaskValues } from './task-values.ts';

/** «Повтор»: how often, on which weekdays, until when. */
export function RepeatFields({ form }: { form: UseFormReturnType<TaskValues> }) {
  const { t } = useLingui();
  const { every, weekdays } = form.values;
  const choices: { value: TaskValues['every'] | 'never'; label: string }[] = [
    { value: 'never', label: t`Не повторять` },
    { value: 'day', label: t`Каждый день` },
    { value: 'week', label: t`Каждую неделю` },
    { value: 'month', label: t`Каждый месяц` },
    { value: 'year', label: t`Каждый год` },
  ];
  return (
    <>
      <Select
        label={t`Повтор`}
        data={choices}
        value={every || 'never'}
        onChange={(value) => form.setFieldValue('every', value === null || value === 'never' ? '' : value)}
        allowDeselect={false}
        error={form.errors.every}
      />
      {every !== '' && (
        <div className={classes.pair}>
          <NumberInput
            label={t`Интервал`}
            description={t`1 — каждый раз, 2 — через раз`}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={1}
            max={MAX_INTERVAL}
            allowDecimal={false}
            {...form.getInputProps('interval')}
            onChange={(value) => form.setFieldValue('interval', typeof value === 'number' ? value : '')}
          />
          <DateField label={t`Повторять до`} {...form.getInputProps('until')} />
        </div>
      )}
      {every === 'week' && (
        <Checkbox.Group
          label={t`Дни недели`}
          description={t`Если не выбраны — в тот же день, что и срок`}
          value={weekdays}
          onChange={(days) => form.setFieldValue('weekdays', days as Weekday[])}
          error={form.errors.weekdays}
        >
          <Group gap="md" mt={8}>
            {WEEKDAYS.map((weekday) => (
              <Checkbox key={weekday} value={weekday} label={t(weekdayWords[weekday])} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
    </>
  );
}
