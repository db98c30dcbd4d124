import { Trans, useLingui } from '@lingui/react/macro';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrganizationId, TaskId } from '#contract/ids';
import type { TaskComment } from '#contract/tasks';
import { useErrorText } from '#web/lib/error-text.ts';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { type MenuEntry, RowMenu } from '#web/ui/row-menu.tsx';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { When } from '#web/ui/when.tsx';
import { type Comment, CommentField } from './comment-field.tsx';
import classes from './comments.module.css';
import { useComments } from './comments.ts';
import { piecesOf, storedOf, writtenOf } from './mentions.ts';
import { TaskQuestion } from './task-question.tsx';

interface Props {
  organizationId: OrganizationId;
  taskId: TaskId;
  comment: TaskComment;
}

const NOT_EDITED: { editing: Comment | null } = { editing: null };

/** A comment: who, when, what; own ones can be edited and deleted. */
export function CommentRow({ organizationId, taskId, comment }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { edit, remove } = useComments(organizationId, taskId);
  const [{ editing }, change, forget] = useTabDraft(`task-comment:${comment.id}`, NOT_EDITED);
  const [deleting, setDeleting] = useState(false);
  const setEditing = (value: Comment | null) => {
    change({ editing: value });
    if (value === null) forget();
  };
  const nobody = t`Удалённый пользователь`;
  const author = comment.author.name || nobody;
  const entries: MenuEntry[] = [
    ...(comment.can.edit
      ? [
          {
            label: t`Изменить`,
            icon: IconPencil,
            onSelect: () => setEditing({ text: writtenOf(comment.text, comment.mentions, nobody), people: comment.mentions }),
          },
        ]
      : []),
    ...(comment.can.delete
      ? [
          {
            label: t`Удалить`,
            icon: IconTrash,
            danger: true,
            onSelect: () => setDeleting(true),
          },
        ]
      : []),
  ];
  const save = () => {
    if (editing === null || edit.isPending) return;
    const text = storedOf(editing.text.trim(), editing.people);
    edit.mutate({ commentId: comment.id, text }, { onSuccess: () => setEditing(null) });
  };
  return (
    <li className={classes.comment}>
      <PersonAvatar name={author} size={34} />
      <div className={classes.words}>
        <p className={classes.quiet}>
          <span className={classes.author}>{author}</span>
          <When instant={comment.createdAt} />
          {comment.editedAt !== null && (
            <span>
              <Trans>изменено</Trans>
            </span>
          )}
        </p>
        {editing === null ? (
          <p className={classes.text}>
            {piecesOf(comment.text, comment.mentions, nobody).map((piece, index) =>
              piece.mention ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a stored text does not reorder
                <span key={index} className={classes.mention}>
                  {piece.text}
                </span>
              ) : (
                piece.text
              ),
            )}
          </p>
        ) : (
          <CommentField
            organizationId={organizationId}
            taskId={taskId}
            label={t`Комментарий`}
            value={editing}
            onChange={setEditing}
            onSend={save}
            sending={edit.isPending}
            error={edit.error ? explain(edit.error) : undefined}
            send={t`Сохранить`}
            onCancel={() => setEditing(null)}
          />
        )}
      </div>
      {editing === null && <RowMenu of={t`комментарий: ${author}`} entries={entries} />}
      {deleting && (
        <TaskQuestion
          onClose={() => setDeleting(false)}
          title={t`Удалить комментарий?`}
          confirm={t`Удалить`}
          onConfirm={() => remove.mutateAsync(comment.id)}
        >
          <Trans>Вернуть его нельзя.</Trans>
        </TaskQuestion>
      )}
    </li>
  );
}
