import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

interface Props extends Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> {
  value: number | '';
  /** Called a moment after the last key. */
  onNumber: (value: number | '') => void;
}

/** A whole number that is asked for while one types; what is out of its bounds is not told. */
export function TypedNumber({ value, onNumber, min = 0, max = Number.MAX_SAFE_INTEGER, ...rest }: Props) {
  const [text, setText] = useState<number | string>(value);
  const asked = useRef(value);
  const ask = useDebouncedCallback((next: number | '') => {
    asked.current = next;
    onNumber(next);
  }, 350);
  // As in SearchField: the field follows an address that changed by itself.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  return (
    <NumberInput
      allowDecimal={false}
      allowNegative={false}
      hideControls
      clampBehavior="none"
      inputMode="numeric"
      {...rest}
      value={text}
      onChange={(next) => {
        setText(next);
        const number = next === '' ? '' : Number(next);
        if (number === '' || (number >= Number(min) && number <= Number(max))) ask(number);
      }}
    />
  );
}
