import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrganizationId, PostId } from '#contract/ids';
import type { PostComment } from '#contract/post-comments';
import { useErrorText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { type MenuEntry, RowMenu } from '#web/ui/row-menu.tsx';
import { toast } from '#web/ui/toast.ts';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { When } from '#web/ui/when.tsx';
import { CommentForm } from './comment-form.tsx';
import { CommentText } from './comment-text.tsx';
import classes from './comments.module.css';
import { useComments } from './comments.ts';

interface Props {
  organizationId: OrganizationId;
  postId: PostId;
  comment: PostComment;
  /** Answers this one; absent where nobody may write. */
  onAnswer: ((comment: PostComment) => void) | undefined;
}

const NOT_EDITED: { text: string | null } = { text: null };

/** A comment: who, when, what it answers, what it says; own ones can be edited and deleted. */
export function CommentRow({ organizationId, postId, comment, onAnswer }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const explain = useErrorText();
  const { edit, remove } = useComments(organizationId, postId);
  const [{ text: edited }, change, forget] = useTabDraft(`post-comment-edit:${comment.id}`, NOT_EDITED);
  const [deleting, setDeleting] = useState(false);
  const author = comment.author.name || t`Удалённый пользователь`;
  const stop = () => {
    change({ text: null });
    forget();
  };
  const save = () => {
    if (edited !== null) edit.mutate({ commentId: comment.id, text: edited.trim() }, { onSuccess: stop });
  };
  const entries: MenuEntry[] = [
    ...(comment.can.edit ? [{ label: t`Изменить`, icon: IconPencil, onSelect: () => change({ text: comment.text }) }] : []),
    ...(comment.can.delete ? [{ label: t`Удалить`, icon: IconTrash, danger: true, onSelect: () => setDeleting(true) }] : []),
  ];
  return (
    <li className={classes.comment} data-comment={comment.id}>
      <PersonAvatar name={author} size={36} />
      <div className={classes.words}>
        <p className={classes.quiet}>
          <span className={classes.author}>{author}</span>
          <When instant={comment.createdAt} />
          {comment.editedAt !== null && (
            <span title={format.dayTime(comment.editedAt)}>
              <Trans>изменено</Trans>
            </span>
          )}
        </p>
        {comment.replyTo && <Quote of={comment.replyTo} />}
        {edited === null ? (
          <CommentText text={comment.text} />
        ) : (
          <CommentForm
            label={t`Комментарий`}
            send={t`Сохранить`}
            value={edited}
            onChange={(text) => change({ text })}
            onSend={save}
            sending={edit.isPending}
            error={edit.error ? explain(edit.error) : undefined}
            onCancel={stop}
            autoFocus
          />
        )}
        {edited === null && onAnswer && (
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.answer ?? ''}
            aria-label={t`Ответить: ${author}`}
            onClick={() => onAnswer(comment)}
          >
            <Trans>Ответить</Trans>
          </Button>
        )}
      </div>
      {edited === null && <RowMenu of={t`комментарий: ${author}`} entries={entries} />}
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title={t`Удалить комментарий?`}
        confirm={t`Удалить`}
        danger
        onConfirm={async () => {
          await remove.mutateAsync(comment.id);
          toast.done(t`Комментарий удалён`);
        }}
      >
        <p className={classes.deleted}>{comment.text}</p>
        <Trans>Он исчезнет у всех. Вернуть его нельзя.</Trans>
      </ConfirmDialog>
    </li>
  );
}

/** What is answered: whose words, and how they begin. */
function Quote({ of: { quoted } }: { of: NonNullable<PostComment['replyTo']> }) {
  const { t } = useLingui();
  if (quoted === null) return <blockquote className={classes.quote}>{t`Комментарий удалён`}</blockquote>;
  return (
    <blockquote className={classes.quote}>
      <span className={classes.quoted}>{quoted.author.name || t`Удалённый пользователь`}</span>
      <span className={classes.line}>{quoted.text}</span>
    </blockquote>
  );
}
