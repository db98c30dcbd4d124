import { useLingui } from '@lingui/react/macro';
import { Input, type InputWrapperProps, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { CalendarButton } from './calendar-button.tsx';
import classes from './date-field.module.css';
import { isLeft, useUnread } from './use-typed.ts';
import { type DateBounds, useTypedDate, useTypedTime } from './use-typed-date.ts';

export interface DateTimeFieldProps extends DateBounds, Pick<InputWrapperProps, 'description' | 'error' | 'required'> {
  label: string;
  /** `YYYY-MM-DDTHH:mm`, or `''`. */
  value?: string;
  onChange?: (value: string) => void;
  disabled?: boolean;
  /** Of what is typed into, not of its words. */
  className?: string;
  /** Of `form.getInputProps`: by it an error finds its field. */
  'data-path'?: string;
  // What else `form.getInputProps` gives.
  onBlur?: (event: unknown) => void;
  onFocus?: (event: unknown) => void;
}

interface Parts {
  day: string;
  time: string;
}
const partsOf = (value: string): Parts => ({ day: value.slice(0, 10), time: value.slice(11, 16) });
const wallTimeOf = ({ day, time }: Parts): string => (day === '' || time === '' ? '' : `${day}T${time}`);

/** A date and a time of 24 hours under one label. One without the other is no value, and says so when the field is left. */
export function DateTimeField({
  label,
  value = '',
  onChange,
  min,
  max,
  error,
  description,
  required = false,
  ...rest
}: DateTimeFieldProps) {
  const { t } = useLingui();
  const { disabled = false, className = '', 'data-path': path } = rest;
  const id = useId();
  const dayInput = useRef<HTMLInputElement>(null);
  const timeInput = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [parts, setParts] = useState(() => partsOf(value));
  // Both parts may be told in one breath, when the field is left.
  const latest = useRef(parts);
  const [away, setAway] = useState(true);
  const told = useRef(value);
  const put = (next: Parts) => {
    latest.current = next;
    setParts(next);
  };
  // As in `useTyped`: a value that changed by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the value from outside matters
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    put(partsOf(value));
  }, [value]);
  const tell = (change: Partial<Parts>) => {
    put({ ...latest.current, ...change });
    const next = wallTimeOf(latest.current);
    if (next === told.current) return;
    told.current = next;
    onChange?.(next);
  };
  const day = useTypedDate({ value: parts.day, onValue: (chosen) => tell({ day: chosen }), min, max, required });
  const time = useTypedTime({ value: parts.time, onValue: (typed) => tell({ time: typed }), required });
  const lacksTime = away && parts.day !== '' && parts.time === '' && time.problem === null;
  const lacksDay = away && parts.time !== '' && parts.day === '' && day.problem === null;
  const dayError = day.error ?? (lacksDay ? t`Укажите и дату` : null);
  const timeError = time.error ?? (lacksTime ? t`Укажите и время` : null);
  useUnread(dayInput, disabled ? null : dayError);
  useUnread(timeInput, disabled ? null : timeError);
  const own = dayError ?? timeError;
  // What cannot be read comes first; a day beyond its bounds lets the form say it in its own words.
  const unread = day.problem !== null || lacksDay || timeError !== null;
  const shown = unread ? own : (error ?? own);
  const described = [shown && `${id}-error`, description && `${id}-description`].filter(Boolean).join(' ');
  const commit = (all: boolean) => {
    day.commit(all);
    time.commit(all);
    if (all) setAway(true);
  };
  const ofForm = own === null && Boolean(error);
  return (
    <Input.Wrapper
      id={id}
      label={label}
      description={description}
      error={shown}
      required={required}
      role="group"
      aria-labelledby={`${id}-label`}
      onFocus={() => setAway(false)}
      onBlur={(event) => commit(isLeft(event))}
      onKeyDown={(event) => event.key === 'Enter' && commit(true)}
    >
      <div className={`${classes.pair} ${className}`}>
        <Input
          ref={dayInput}
          autoComplete="off"
          inputMode="numeric"
          required={required}
          disabled={disabled}
          placeholder={day.placeholder}
          value={day.text}
          error={dayError !== null || ofForm}
          onChange={day.onChange}
          {...(path === undefined ? {} : { 'data-path': path })}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            button.current?.click();
          }}
          rightSectionPointerEvents="all"
          rightSection={
            <CalendarButton
              ref={button}
              value={parts.day}
              onChoose={day.choose}
              label={label}
              labelId={`${id}-label`}
              min={min}
              max={max}
              clearable={!required}
              disabled={disabled}
            />
          }
        />
        <TextInput
          ref={timeInput}
          aria-label={t`${label}: время`}
          autoComplete="off"
          inputMode="numeric"
          required={required}
          disabled={disabled}
          placeholder={time.placeholder}
          value={time.text}
          error={timeError !== null || ofForm}
          onChange={time.onChange}
          attributes={{ input: { 'aria-describedby': described === '' ? undefined : described } }}
        />
      </div>
    </Input.Wrapper>
  );
}
