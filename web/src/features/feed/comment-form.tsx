import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef } from 'react';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './comments.module.css';

/** As in the contract, which weighs zod. */
const MOST = 2_000 satisfies typeof import('#contract/post-comments').MAX_POST_COMMENT;

interface Props {
  label: string;
  /** The word on the button. */
  send: string;
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  sending: boolean;
  error: ReactNode;
  /** Whom it answers, with the way not to. */
  answers?: { name: string; onDrop: () => void } | undefined;
  onCancel?: () => void;
  autoFocus?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Words of a comment; Ctrl Enter sends. On a phone it stays above the keyboard. */
export function CommentForm({ label, send, value, onChange, onSend, sending, error, answers, onCancel, autoFocus = false, ref }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const length = value.trim().length;
  const [typed, most] = [format.number(length), format.number(MOST)];
  const tooLong = length > MOST ? t`Слишком длинно: ${typed} из ${most} знаков` : null;
  const ready = length > 0 && tooLong === null;
  const submit = () => ready && !sending && onSend();
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    else if (event.key === 'Escape' && onCancel && !sending) onCancel();
    else return;
    event.preventDefault();
  };
  const answered = answers?.name;
  // The field grows and the button comes under it as one types: neither may end behind the bar at the bottom.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever its height may have changed
  useEffect(() => {
    if (form.current?.contains(document.activeElement)) form.current.scrollIntoView({ block: 'nearest' });
  }, [value, answered]);
  // The keyboard comes a moment after the focus and takes half of the screen; what it hides is brought above it, the button too.
  const stayInSight = () =>
    window.visualViewport?.addEventListener('resize', () => form.current?.scrollIntoView({ block: 'nearest' }), { once: true });
  return (
    <form
      ref={form}
      className={classes.compose}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {answers && (
        <p className={classes.answers}>
          <span className={classes.answered}>
            <Trans>
              Ответ: <b>{answers.name}</b>
            </Trans>
          </span>
          <ActionIcon variant="subtle" color="gray" c="var(--ink-2)" size="lg" aria-label={t`Не отвечать`} onClick={answers.onDrop}>
            <IconX size={18} stroke={1.7} />
          </ActionIcon>
        </p>
      )}
      <Textarea
        ref={ref}
        aria-label={label}
        placeholder={label}
        autosize
        minRows={1}
        maxRows={8}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onKeyDown={onKey}
        onFocus={stayInSight}
        error={tooLong ?? error}
        autoFocus={autoFocus}
      />
      {(value !== '' || onCancel) && (
        <div className={classes.buttons}>
          {onCancel && (
            <Button variant="default" onClick={onCancel} disabled={sending}>
              <Trans>Отмена</Trans>
            </Button>
          )}
          <Button type="submit" loading={sending} disabled={!ready}>
            {send}
          </Button>
        </div>
      )}
    </form>
  );
}
