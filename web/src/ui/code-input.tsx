import { TextInput, type TextInputProps } from '@mantine/core';
import classes from './code-input.module.css';

export interface CodeInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'defaultValue'> {
  /** 4 of a call, 6 of a message. */
  length: number;
  value?: string;
  onChange?: (digits: string) => void;
  /** Called once when the last digit is in. */
  onComplete?: (digits: string) => void;
}

/** The digits of a call or a message: one field, so that phones can fill it in and readers read it. Fits `form.getInputProps`. */
export function CodeInput({ length, value = '', onChange, onComplete, ...rest }: CodeInputProps) {
  return (
    <TextInput
      {...rest}
      classNames={{ input: classes.input ?? '' }}
      inputMode="numeric"
      autoComplete="one-time-code"
      placeholder={'–'.repeat(length)}
      value={value}
      onChange={(event) => {
        const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, length);
        if (digits === value) return;
        onChange?.(digits);
        if (digits.length === length) onComplete?.(digits);
      }}
    />
  );
}
