import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { OrganizationId } from '#contract/ids';
import type { Task } from '#contract/tasks';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { toast } from '#web/ui/toast.ts';
import { TaskFields } from './task-fields.tsx';
import classes from './task-form.module.css';
import { bodyOf, emptyTask, type Named } from './task-values.ts';
import { useCreateTask } from './tasks.ts';
import { useTaskForm } from './use-task-form.ts';

interface Props {
  organizationId: OrganizationId;
  /** Whose it is to begin with. */
  people: Named[];
  /** Whether it can be given to others. */
  assign: boolean;
  onCreated: (task: Task) => void;
  onCancel: () => void;
}

/** «Создать задачу». Files and the checklist are added to the task once it is there. */
export function NewTaskForm({ organizationId, people, assign, onCreated, onCancel }: Props) {
  const { t } = useLingui();
  const create = useCreateTask(organizationId);
  const { form, onSubmit, failure, sending, forget } = useTaskForm({
    draft: `new:${organizationId}`,
    initialValues: emptyTask(people),
    submit: async (values, idempotencyKey) => {
      const task = await create.mutateAsync({ body: bodyOf(values), idempotencyKey });
      toast.done(t`Задача создана`);
      onCreated(task);
    },
  });
  const cancel = () => {
    forget();
    onCancel();
  };
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      <TaskFields organizationId={organizationId} form={form} assign={assign} />
      <FormFailure text={failure} />
      <div className={classes.end}>
        <Button variant="default" onClick={cancel} disabled={sending}>
          <Trans>Отмена</Trans>
        </Button>
        <Button type="submit" loading={sending}>
          <Trans>Создать задачу</Trans>
        </Button>
      </div>
    </form>
  );
}
