import { TextInput, type TextInputProps } from '@mantine/core';
import { type ChangeEvent, type ClipboardEvent, useLayoutEffect, useRef } from 'react';
import { foreignNumber, maskPhone, nationalDigits } from '#web/lib/phone.ts';

export interface PhoneInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'defaultValue'> {
  /** E.164 (`+79500000000`), a beginning of it while it is typed, or `''`. */
  value?: string;
  onChange?: (e164: string) => void;
}

/** A Russian phone: takes any spelling, typed or pasted, and shows `+7 950 000-00-00`. Fits `form.getInputProps`. */
export function PhoneInput({ value = '', onChange, ...rest }: PhoneInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const national = nationalDigits(value);
  const foreign = foreignNumber(value);
  const shown = foreign ?? (national === '' ? '' : maskPhone(national));

  // The mask moves the signs about: the caret stays after the same digit.
  useLayoutEffect(() => {
    if (caret.current === null || document.activeElement !== input.current) return;
    const place = afterDigit(shown, caret.current);
    input.current?.setSelectionRange(place, place);
    caret.current = null;
  });

  const give = (digits: string, caretAfter: number) => {
    caret.current = caretAfter;
    onChange?.(digits === '' ? '' : `+7${digits}`);
  };

  const typed = (event: ChangeEvent<HTMLInputElement>) => {
    const raw = event.currentTarget.value;
    const abroad = foreignNumber(raw);
    if (abroad !== null) return onChange?.(abroad);
    const place = event.currentTarget.selectionStart ?? raw.length;
    let digits = nationalDigits(raw);
    let before = nationalBefore(raw, place);
    // Backspace took a hyphen or a space: it means the digit before it.
    if (digits === national && raw.length < shown.length && before > 0) {
      digits = digits.slice(0, before - 1) + digits.slice(before);
      before -= 1;
    }
    give(digits, before);
  };

  const pasted = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    if (foreignNumber(text) !== null) return; // as it is: `typed` keeps it
    const digits = nationalDigits(text);
    if (digits.length < 10) return; // a fragment goes in as typing does
    event.preventDefault();
    give(digits, digits.length);
  };

  return (
    <TextInput
      autoComplete="tel"
      {...rest}
      ref={input}
      type="tel"
      inputMode="tel"
      placeholder="+7 900 000-00-00"
      value={shown}
      onChange={typed}
      onPaste={pasted}
    />
  );
}

const nationalBefore = (raw: string, place: number) => {
  const digits = raw.slice(0, place).replace(/\D/g, '').length;
  return Math.max(0, raw.startsWith('+7') ? digits - 1 : digits);
};

/** The place in the masked number right after its n-th national digit. */
function afterDigit(shown: string, count: number): number {
  let place = Math.min(2, shown.length);
  for (let left = count; left > 0 && place < shown.length; place += 1) {
    if (/\d/.test(shown.charAt(place))) left -= 1;
  }
  return place;
}
