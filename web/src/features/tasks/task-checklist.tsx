import { useLingui } from '@lingui/react/macro';
import { Progress, TextInput } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useRef } from 'react';
import type { TaskItemId } from '#contract/ids';
import { MAX_ITEM_TEXT, type Task } from '#contract/tasks';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from '#web/ui/toast.ts';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { ItemList } from './item-list.tsx';
import { useTaskItems } from './items.ts';
import { TaskPart } from './task-part.tsx';
import classes from './task-view.module.css';

/** Dragging weighs 30 KB: it comes after the list; where it cannot come, the menu moves items. */
const DraggableItems = lazy(() => import('./draggable-items.tsx').catch(() => ({ default: ItemList })));

/** «Чек-лист»: what of it is done, and a field where Enter adds the next item. */
export function TaskChecklist({ task }: { task: Task }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const acts = useTaskItems(task.organizationId, task.id);
  const [{ text }, type, forget] = useTabDraft(`task-item:${task.id}`, { text: '' });
  const attempt = useRef({ text: '', key: '' });
  const { items, can } = task;
  const done = items.filter((item) => item.done).length;
  const total = items.length;
  if (total === 0 && !can.work) return null;

  const add = (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (said === '' || acts.add.isPending) return;
    if (attempt.current.text !== said) attempt.current = { text: said, key: crypto.randomUUID() };
    acts.add.mutate(
      { text: said, idempotencyKey: attempt.current.key },
      {
        onSuccess: () => {
          attempt.current = { text: '', key: '' };
          type({ text: '' });
          forget();
        },
      },
    );
  };
  const onMove = (itemId: TaskItemId, after: TaskItemId | null) => {
    acts.move.mutateAsync({ itemId, after }).catch((error: unknown) => {
      const item = items.find(({ id }) => id === itemId)?.text ?? '';
      const reason = explain(error);
      toast.failed(t`Пункт «${item}» вернулся на своё место. ${reason}`);
    });
  };
  const list = { items: acts.inOrder(items), canWork: can.work, acts, onMove };
  return (
    <TaskPart title={t`Чек-лист`} aside={total > 0 && <span className={classes.quiet}>{t`${done} из ${total}`}</span>}>
      {total > 0 && <Progress value={(done / total) * 100} size={6} aria-label={t`Сделано пунктов: ${done} из ${total}`} />}
      {can.work ? (
        <Suspense fallback={<ItemList {...list} />}>
          <DraggableItems {...list} />
        </Suspense>
      ) : (
        <ItemList {...list} />
      )}
      {can.work && (
        <form onSubmit={add}>
          <TextInput
            aria-label={t`Новый пункт`}
            placeholder={t`Новый пункт, Enter — добавить`}
            maxLength={MAX_ITEM_TEXT}
            enterKeyHint="done"
            value={text}
            onChange={({ currentTarget: { value } }) => type({ text: value })}
            error={acts.add.error ? explain(acts.add.error) : undefined}
          />
        </form>
      )}
    </TaskPart>
  );
}
