import { useLingui } from '@lingui/react/macro';
import { CloseButton, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

export interface SearchFieldProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'type'> {
  label: string;
  value: string;
  /** Called a moment after the last key. */
  onSearch: (text: string) => void;
  /** «/» goes here from anywhere on the page. */
  slash?: boolean;
}

/** A search that asks while one types. Its label is for those who hear it; the placeholder says what can be found. */
export function SearchField({ label, value, onSearch, slash = false, ...rest }: SearchFieldProps) {
  const { t } = useLingui();
  const [text, setText] = useState(value);
  const asked = useRef(value);
  const ask = useDebouncedCallback((next: string) => {
    asked.current = next;
    onSearch(next);
  }, 250);
  // The address changed by itself (back, a shared link): the field follows it. Our own words coming back do not disturb the typing.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => (slash ? onSlash(() => field.current?.focus()) : undefined), [slash]);
  const type = (next: string) => {
    setText(next);
    ask(next);
  };
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label={label}
      leftSection={<IconSearch size={18} stroke={1.7} />}
      rightSection={text !== '' && <CloseButton aria-label={t`Очистить поиск`} onClick={() => type('')} />}
      maxLength={200}
      {...rest}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

/** By the key's place too: on a Russian keyboard it types a dot. */
function onSlash(run: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    const typing =
      event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable], [role="dialog"]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || (event.key !== '/' && event.code !== 'Slash')) return;
    event.preventDefault();
    run();
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}
