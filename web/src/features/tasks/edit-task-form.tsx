import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Task } from '#contract/tasks';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { toast } from '#web/ui/toast.ts';
import { NewerTask } from './newer-task.tsx';
import { TaskFields } from './task-fields.tsx';
import classes from './task-form.module.css';
import { bodyOf, valuesOf } from './task-values.ts';
import { useEditTask } from './tasks.ts';
import { begunWith, useTaskForm } from './use-task-form.ts';

interface Props {
  /** As the server has it now; when it is newer than what is being edited, one may look at it and choose. */
  task: Task;
  assign: boolean;
  onEnd: () => void;
}

/** «Изменить». Nobody's newer change is overwritten unseen, and nothing typed is lost to it. */
export function EditTaskForm({ task: latest, assign, onEnd }: Props) {
  const { t } = useLingui();
  const [version, setVersion] = useState(() => begunWith(latest.id) ?? latest.version);
  const edit = useEditTask(latest.organizationId, latest.id);
  const { form, onSubmit, failure, sending, forget } = useTaskForm({
    draft: latest.id,
    initialValues: valuesOf(latest),
    version,
    submit: async (values, idempotencyKey) => {
      await edit.mutateAsync({ body: { ...bodyOf(values), version }, idempotencyKey });
      toast.done(t`Задача сохранена`);
      onEnd();
    },
  });
  const takeNewer = () => {
    form.setValues(valuesOf(latest));
    form.clearErrors();
    setVersion(latest.version);
  };
  const cancel = () => {
    forget();
    onEnd();
  };
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form}>
      {latest.version > version && !sending && <NewerTask task={latest} onTake={takeNewer} onKeepMine={() => setVersion(latest.version)} />}
      <TaskFields organizationId={latest.organizationId} form={form} assign={assign} />
      <FormFailure text={failure} />
      <div className={classes.end}>
        <Button variant="default" onClick={cancel} disabled={sending}>
          <Trans>Отмена</Trans>
        </Button>
        <Button type="submit" loading={sending}>
          <Trans>Сохранить</Trans>
        </Button>
      </div>
    </form>
  );
}
