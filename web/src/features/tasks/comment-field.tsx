import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { OrganizationId, TaskId } from '#contract/ids';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import classes from './comments.module.css';
import { typedName, withName } from './mentions.ts';
import { mentionsQuery } from './people.ts';
import type { Named } from './task-values.ts';

export interface Comment {
  text: string;
  /** Those picked while writing. */
  people: Named[];
}

interface Props {
  organizationId: OrganizationId;
  taskId: TaskId;
  label: string;
  value: Comment;
  onChange: (value: Comment) => void;
  onSend: () => void;
  sending: boolean;
  error: ReactNode;
  /** The word on the button. */
  send: string;
  onCancel?: () => void;
}

/** Words of a comment. «@» offers those who see the task; arrows and Enter choose, Ctrl Enter sends. */
export function CommentField({ organizationId, taskId, label, value, onChange, onSend, sending, error, send, onCancel }: Props) {
  const { t } = useLingui();
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [closed, setClosed] = useState(false);
  const [active, setActive] = useState(0);
  const typed = closed ? null : typedName(value.text, caret);
  const [asked] = useDebouncedValue(typed?.name ?? '', 150);
  const { data } = useQuery({ ...mentionsQuery(organizationId, taskId, asked), enabled: typed !== null });
  const found = (data?.items ?? []).filter(
    ({ name, active: here }) => here && name.toLocaleLowerCase().includes((typed?.name ?? '').toLocaleLowerCase()),
  );
  const offered = typed === null ? [] : found.slice(0, 6);
  const index = Math.min(active, Math.max(0, offered.length - 1));

  const caretAfter = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the text with the name stands in the field
  useEffect(() => {
    if (caretAfter.current === null) return;
    field.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    setCaret(caretAfter.current);
    caretAfter.current = null;
  }, [value.text]);

  const pick = ({ id, name }: Named) => {
    if (typed === null) return;
    const put = withName(value.text, typed.start, caret, name);
    caretAfter.current = put.caret;
    onChange({ text: put.text, people: [...value.people.filter((one) => one.id !== id), { id, name }] });
    setActive(0);
    field.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return onSend();
    const chosen = offered[index];
    if (chosen === undefined) return;
    if (event.key === 'ArrowDown') setActive((index + 1) % offered.length);
    else if (event.key === 'ArrowUp') setActive((index + offered.length - 1) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(chosen);
    else if (event.key === 'Escape') setClosed(true);
    else return;
    event.preventDefault();
  };
  const optionId = (at: number) => `${list}-${at}`;
  return (
    <div className={classes.compose}>
      <Textarea
        ref={field}
        aria-label={label}
        placeholder={t`Напишите комментарий. @ — упомянуть`}
        autosize
        minRows={2}
        maxRows={10}
        value={value.text}
        onChange={({ currentTarget }) => {
          setCaret(currentTarget.selectionStart);
          setClosed(false);
          onChange({ ...value, text: currentTarget.value });
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onKeyDown={onKey}
        error={error}
        aria-autocomplete="list"
        {...(offered.length > 0 ? { 'aria-controls': list, 'aria-activedescendant': optionId(index) } : {})}
        // Escape closes the names, and the sheet stays.
        data-mantine-stop-propagation={offered.length > 0 || undefined}
      />
      {offered.length > 0 && (
        <div id={list} role="listbox" aria-label={t`Кого упомянуть`} className={classes.options}>
          {offered.map((person, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys go through the field
            <div
              key={person.id}
              id={optionId(at)}
              role="option"
              aria-selected={at === index}
              className={classes.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(person)}
            >
              <PersonAvatar name={person.name} size={28} />
              {person.name}
            </div>
          ))}
        </div>
      )}
      {(value.text !== '' || onCancel) && (
        <div className={classes.buttons}>
          {onCancel && (
            <Button variant="default" size="compact-md" onClick={onCancel} disabled={sending}>
              <Trans>Отмена</Trans>
            </Button>
          )}
          <Button size="compact-md" variant="light" onClick={onSend} loading={sending} disabled={value.text.trim() === ''}>
            {send}
          </Button>
        </div>
      )}
    </div>
  );
}
