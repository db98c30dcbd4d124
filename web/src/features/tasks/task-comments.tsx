import { useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Task } from '#contract/tasks';
import { useErrorText } from '#web/lib/error-text.ts';
import { MoreButton } from '#web/ui/more-button.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { type Comment, CommentField } from './comment-field.tsx';
import { CommentRow } from './comment-row.tsx';
import classes from './comments.module.css';
import { commentsQuery, useComments } from './comments.ts';
import { storedOf } from './mentions.ts';
import { TaskPart } from './task-part.tsx';

const NOTHING: Comment = { text: '', people: [] };

/** «Комментарии», newest first under the field for a new one. */
export function TaskComments({ task }: { task: Task }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { organizationId, id } = task;
  const list = useInfiniteQuery(commentsQuery(organizationId, id));
  const { add } = useComments(organizationId, id);
  const [draft, type, forget] = useTabDraft(`task-comment:${id}`, NOTHING);
  const attempt = useRef({ text: '', key: '' });

  const send = () => {
    const text = storedOf(draft.text.trim(), draft.people);
    if (text === '' || add.isPending) return;
    if (attempt.current.text !== text) attempt.current = { text, key: crypto.randomUUID() };
    add.mutate(
      { text, idempotencyKey: attempt.current.key },
      {
        onSuccess: () => {
          attempt.current = { text: '', key: '' };
          type(NOTHING);
          forget();
        },
      },
    );
  };
  const comments = list.data?.pages.flatMap(({ items }) => items);
  return (
    <TaskPart title={t`Комментарии`}>
      {task.can.comment && (
        <CommentField
          organizationId={organizationId}
          taskId={id}
          label={t`Новый комментарий`}
          value={draft}
          onChange={type}
          onSend={send}
          sending={add.isPending}
          error={add.error ? explain(add.error) : undefined}
          send={t`Отправить`}
        />
      )}
      {list.error && !comments && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!comments && !list.error && task.comments > 0 && <ListSkeleton rows={Math.min(task.comments, 3)} height={64} />}
      {comments && comments.length > 0 && (
        <ul className={classes.list}>
          {comments.map((comment) => (
            <CommentRow key={comment.id} organizationId={organizationId} taskId={id} comment={comment} />
          ))}
        </ul>
      )}
      <MoreButton list={list} />
    </TaskPart>
  );
}
