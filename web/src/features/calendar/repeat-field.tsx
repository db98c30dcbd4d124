import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { Chip, Group, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { DateField } from '#web/ui/date-field.tsx';
import classes from './repeat-field.module.css';
import { repeatText, weekdayText } from './repeat-text.ts';
import { DAYS, dayName, type RepeatChoice, type RepeatValues, repeatOf } from './repeat-values.ts';
import '@mantine/core/styles/Chip.layer.css';

interface Props {
  value: RepeatValues;
  onChange: (value: RepeatValues) => void;
  /** The day of the first one. */
  start: string;
  error?: ReactNode;
}

const MAX_INTERVAL = 99;
const MAX_COUNT = 750;

/** «Повтор»: simple choices, or «Настроить…». What was chosen is said in words below. */
export function RepeatField({ value, onChange, start, error }: Props) {
  const { t } = useMacro();
  const { i18n } = useLingui();
  const change = (part: Partial<RepeatValues>) => onChange({ ...value, ...part });
  const repeat = start === '' ? null : repeatOf(value, start);
  const choose = (choice: RepeatChoice) => {
    const plain = choice !== 'custom' && choice !== 'never' && choice !== 'workdays';
    change({ choice, ...(plain ? { freq: choice } : {}), ...(choice === 'custom' && start ? { onDays: [dayName(start)] } : {}) });
  };
  return (
    <div className={classes.repeat}>
      <Select
        label={t`Повтор`}
        allowDeselect={false}
        value={value.choice}
        onChange={(choice) => choice && choose(choice)}
        error={error}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        description={repeat ? repeatText(repeat, start, i18n) : undefined}
        data={[
          { value: 'never', label: t`Не повторять` },
          { value: 'daily', label: t`Каждый день` },
          { value: 'workdays', label: t`По будням` },
          { value: 'weekly', label: t`Каждую неделю` },
          { value: 'monthly', label: t`Каждый месяц` },
          { value: 'yearly', label: t`Каждый год` },
          { value: 'custom', label: t`Настроить…` },
        ]}
      />
      {value.choice === 'custom' && <CustomRule value={value} change={change} start={start} />}
      {value.choice !== 'never' && <RepeatEnd value={value} change={change} start={start} />}
    </div>
  );
}

interface PartProps {
  value: RepeatValues;
  change: (part: Partial<RepeatValues>) => void;
  start: string;
}

function CustomRule({ value, change, start }: PartProps) {
  const { t } = useMacro();
  const { i18n } = useLingui();
  const days = useId();
  return (
    <>
      <div className={classes.every}>
        <NumberInput
          label={t`Каждые`}
          min={1}
          max={MAX_INTERVAL}
          allowDecimal={false}
          clampBehavior="strict"
          value={value.interval}
          onChange={(interval) => change({ interval: Number(interval) || 1 })}
        />
        <Select
          label={t`Период`}
          allowDeselect={false}
          value={value.freq}
          onChange={(freq) => freq && change({ freq })}
          data={[
            { value: 'daily', label: t({ message: 'дней', context: 'повтор' }) },
            { value: 'weekly', label: t({ message: 'недель', context: 'повтор' }) },
            { value: 'monthly', label: t({ message: 'месяцев', context: 'повтор' }) },
            { value: 'yearly', label: t({ message: 'лет', context: 'повтор' }) },
          ]}
        />
      </div>
      {value.freq === 'weekly' && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out as the other labels
        <div role="group" aria-labelledby={days}>
          <div id={days} className={classes.label}>
            <Trans>По дням</Trans>
          </div>
          <Chip.Group multiple value={value.onDays} onChange={(onDays) => change({ onDays: DAYS.filter((day) => onDays.includes(day)) })}>
            <Group gap={6}>
              {DAYS.map((day) => (
                <Chip key={day} value={day} size="sm" variant="light">
                  {weekdayText(day, i18n)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </div>
      )}
      {value.freq === 'monthly' && start !== '' && (
        <Select
          label={t`В какой день`}
          allowDeselect={false}
          value={value.monthly}
          onChange={(monthly) => monthly && change({ monthly })}
          data={(['date', 'weekday', 'last'] as const).map((monthly) => ({
            value: monthly,
            label: monthDayText(repeatOf({ ...value, monthly, interval: 1, ends: 'never' }, start)),
          }))}
        />
      )}
    </>
  );

  function monthDayText(repeat: ReturnType<typeof repeatOf>): string {
    return repeat ? repeatText(repeat, start, i18n) : '';
  }
}

function RepeatEnd({ value, change, start }: PartProps) {
  const { t } = useMacro();
  const id = useId();
  return (
    <div className={classes.end}>
      <div>
        <div id={id} className={classes.label}>
          <Trans>Заканчивать</Trans>
        </div>
        <SegmentedControl
          aria-labelledby={id}
          value={value.ends}
          onChange={(ends) => change({ ends })}
          data={[
            { value: 'never', label: t`Никогда` },
            { value: 'until', label: t`В день` },
            { value: 'count', label: t`После` },
          ]}
        />
      </div>
      {value.ends === 'until' && (
        <DateField
          label={t`Последний день`}
          {...(start === '' ? {} : { min: start })}
          value={value.until}
          onChange={(until) => change({ until })}
        />
      )}
      {value.ends === 'count' && (
        <NumberInput
          label={t`Сколько раз`}
          min={1}
          max={MAX_COUNT}
          allowDecimal={false}
          clampBehavior="strict"
          value={value.count}
          onChange={(count) => change({ count: Number(count) || 1 })}
        />
      )}
    </div>
  );
}
