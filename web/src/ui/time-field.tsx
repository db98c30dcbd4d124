import { TextInput, type TextInputProps } from '@mantine/core';
import { useRef } from 'react';
import { useUnread } from './use-typed.ts';
import { useTypedTime } from './use-typed-date.ts';

export interface TimeFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'type' | 'ref'> {
  /** `HH:mm`, or `''`. */
  value?: string;
  onChange?: (value: string) => void;
}

/** A time of the day, 24 hours whatever the browser's language. Fits `form.getInputProps`. */
export function TimeField({ value = '', onChange, error, disabled = false, required = false, onBlur, ...rest }: TimeFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const field = useTypedTime({ value, onValue: (next) => onChange?.(next), required });
  useUnread(input, disabled ? null : field.error);
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      ref={input}
      required={required}
      disabled={disabled}
      inputMode="numeric"
      placeholder={field.placeholder}
      value={field.text}
      error={field.error ?? error}
      onChange={field.onChange}
      onBlur={(event) => {
        field.commit(true);
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') field.commit(true);
      }}
    />
  );
}
