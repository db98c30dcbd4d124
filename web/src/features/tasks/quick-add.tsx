import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { MemberId, OrganizationId, TaskId } from '#contract/ids';
import { MAX_TASK_TITLE, type TaskState } from '#contract/tasks';
import { useErrorText } from '#web/lib/error-text.ts';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import classes from './quick-add.module.css';
import { useCreateTask } from './tasks.ts';

interface Props {
  organizationId: OrganizationId;
  state: TaskState;
  assignees: MemberId[];
  /** It is on the server now. */
  onAdded: (taskId: TaskId) => void;
}

/** «Добавить задачу» on the spot: a title and Enter, and the field waits for the next. What was typed stays until it is sent. */
export function QuickAdd({ organizationId, state, assignees, onAdded }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const create = useCreateTask(organizationId);
  const [{ title }, change, forget] = useTabDraft(`task-quick:${organizationId}:${state}`, { title: '' });
  const [open, setOpen] = useState(title !== '');
  // The same words sent again after a lost answer make one task.
  const attempt = useRef({ title: '', key: '' });

  const add = (event: FormEvent) => {
    event.preventDefault();
    const said = title.trim();
    if (said === '' || create.isPending) return;
    if (attempt.current.title !== said) attempt.current = { title: said, key: crypto.randomUUID() };
    create.mutate(
      { body: { title: said, state, assignees }, idempotencyKey: attempt.current.key },
      {
        onSuccess: ({ id }) => {
          onAdded(id);
          attempt.current = { title: '', key: '' };
          change({ title: '' });
          forget();
        },
      },
    );
  };
  const close = () => {
    setOpen(false);
    create.reset();
  };
  if (!open) {
    return (
      <Button
        variant="subtle"
        size="compact-md"
        className={classes.button ?? ''}
        leftSection={<IconPlus size={17} stroke={1.8} />}
        onClick={() => setOpen(true)}
      >
        <Trans>Добавить задачу</Trans>
      </Button>
    );
  }
  return (
    <form onSubmit={add} className={classes.form}>
      <TextInput
        aria-label={t`Название новой задачи`}
        placeholder={t`Что нужно сделать?`}
        description={t`Enter — добавить`}
        inputWrapperOrder={['input', 'description', 'error']}
        autoFocus
        maxLength={MAX_TASK_TITLE}
        value={title}
        onChange={({ currentTarget: { value } }) => change({ title: value })}
        onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && close()}
        error={create.error ? explain(create.error) : undefined}
        rightSection={<CloseButton aria-label={t`Не добавлять`} onClick={close} />}
      />
    </form>
  );
}
