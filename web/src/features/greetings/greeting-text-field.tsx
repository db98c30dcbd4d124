import { useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import type { Placeholder } from '#contract/greetings';
import classes from './greetings.module.css';
import { insertWord } from './insert-word.ts';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: ReactNode;
}

/** The words of a greeting, with buttons that put parts of the name into them. */
export function GreetingTextField({ label, value, onChange, error, ...rest }: Props) {
  const { t } = useLingui();
  const area = useRef<HTMLTextAreaElement>(null);
  const parts: [Placeholder, string][] = [
    ['имя', t`Имя`],
    ['имя и отчество', t`Имя и отчество`],
    ['фамилия', t`Фамилия`],
  ];
  const insert = (placeholder: Placeholder) => {
    const { selectionStart = value.length, selectionEnd = value.length } = area.current ?? {};
    const { text, caret } = insertWord(value, `{${placeholder}}`, selectionStart, selectionEnd);
    onChange(text);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  };
  return (
    <div className={classes.words}>
      <Textarea
        {...rest}
        ref={area}
        label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        required
        autosize
        minRows={2}
        maxRows={8}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: three buttons are no fieldset of a form */}
      <div className={classes.inserts} role="group" aria-label={t`Вставить в текст`}>
        {parts.map(([placeholder, name]) => (
          <Button key={placeholder} size="compact-sm" variant="light" onClick={() => insert(placeholder)}>
            {name}
          </Button>
        ))}
      </div>
    </div>
  );
}
