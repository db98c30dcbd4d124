import { TextInput, type TextInputProps } from '@mantine/core';
import { type FocusEvent, useId, useRef } from 'react';
import { CalendarButton } from './calendar-button.tsx';
import { isLeft, useUnread } from './use-typed.ts';
import { type DateBounds, useTypedDate } from './use-typed-date.ts';

type Own = 'value' | 'onChange' | 'defaultValue' | 'type' | 'min' | 'max' | 'label' | 'ref';

export interface DateFieldProps extends Omit<TextInputProps, Own>, DateBounds {
  label: string;
  /** `YYYY-MM-DD`, or `''`. */
  value?: string;
  onChange?: (value: string) => void;
}

/** A date, typed as people write it or chosen in a calendar, in the interface's language whatever the browser's. Fits `form.getInputProps`. */
export function DateField({
  label,
  value = '',
  onChange,
  min,
  max,
  error,
  id,
  disabled = false,
  required = false,
  ...rest
}: DateFieldProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const field = useTypedDate({ value, onValue: (next) => onChange?.(next), min, max, required });
  useUnread(input, disabled ? null : field.error);
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      ref={input}
      id={inputId}
      label={label}
      required={required}
      disabled={disabled}
      inputMode="numeric"
      placeholder={field.placeholder}
      value={field.text}
      error={field.problem === null ? (error ?? field.error) : field.error}
      onChange={field.onChange}
      wrapperProps={{ onBlur: (event: FocusEvent<HTMLElement>) => field.commit(isLeft(event)) }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') field.commit(true);
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        button.current?.click();
      }}
      rightSectionPointerEvents="all"
      rightSection={
        <CalendarButton
          ref={button}
          value={value}
          onChoose={field.choose}
          label={label}
          labelId={`${inputId}-label`}
          min={min}
          max={max}
          clearable={!required}
          disabled={disabled}
        />
      }
    />
  );
}
