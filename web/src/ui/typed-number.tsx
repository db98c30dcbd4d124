import { useLingui } from '@lingui/react/macro';
import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

interface Props extends Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> {
  value: number | '';
  /** Called a moment after the last key. */
  onNumber: (value: number | '') => void;
}

/** A whole number that is asked for while one types; what is out of its bounds is not told, and says so. */
export function TypedNumber({ value, onNumber, min = 0, max = Number.MAX_SAFE_INTEGER, ...rest }: Props) {
  const { t } = useLingui();
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
  const minimum = Number(min);
  const maximum = Number(max);
  const small = text !== '' && Number(text) < minimum;
  const big = text !== '' && Number(text) > maximum;
  return (
    <NumberInput
      allowDecimal={false}
      allowNegative={false}
      hideControls
      clampBehavior="none"
      inputMode="numeric"
      {...(small ? { error: t`Не меньше ${minimum}` } : big ? { error: t`Не больше ${maximum}` } : {})}
      {...rest}
      value={text}
      onChange={(next) => {
        setText(next);
        const number = next === '' ? '' : Number(next);
        if (number === '' || (number >= minimum && number <= maximum)) ask(number);
        else ask.cancel();
      }}
    />
  );
}
