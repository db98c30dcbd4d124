import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'type'> {
  /** `YYYY-MM-DD`, or nothing. */
  value: string;
  onDate: (value: string) => void;
}

/** A date of our time that is asked for as soon as it is whole: after the year's first digit a browser gives the year 2. */
export function TypedDate({ value, onDate, ...rest }: Props) {
  const [text, setText] = useState(value);
  const asked = useRef(value);
  // As in SearchField: the field follows an address that changed by itself.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  return (
    <TextInput
      type="date"
      min="1900-01-01"
      max="2099-12-31"
      {...rest}
      value={text}
      onChange={({ currentTarget: { value: next } }) => {
        setText(next);
        if (next !== '' && !/^(19|20)/.test(next)) return;
        asked.current = next;
        onDate(next);
      }}
    />
  );
}
