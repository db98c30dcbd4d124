import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title, VisuallyHidden } from '@mantine/core';
import { IconMessageOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Post } from '#contract/feed';
import type { PostComment } from '#contract/post-comments';
import { isRefusal } from '#web/lib/api-error.ts';
import { useErrorText } from '#web/lib/error-text.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Card } from '#web/ui/card.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { useTabDraft } from '#web/ui/use-tab-draft.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentRow } from './comment-row.tsx';
import classes from './comments.module.css';
import { commentsQuery, useComments, useThreadLive } from './comments.ts';
import { COMMENTS_HASH, inOrder } from './thread-pages.ts';

/** «Комментарии» under an opened publication, the newest last over the field for one more. */
export function PostThread({ post }: { post: Post }) {
  const { t } = useLingui();
  const format = useFormat();
  const { organizationId, id } = post;
  useThreadLive(organizationId, id);
  const list = useInfiniteQuery(commentsQuery(organizationId, id));
  const comments = inOrder(list.data);
  const writing = useWriting(post);
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const here = comments !== undefined;
  useEffect(() => {
    if (here && location.hash === `#${COMMENTS_HASH}`) section.current?.scrollIntoView({ block: 'start' });
  }, [here]);
  const earlier = async () => {
    const { hasNextPage } = await list.fetchNextPage();
    // The button is gone: who came by keyboard stays in its place.
    if (!hasNextPage) heading.current?.focus({ preventScroll: true });
  };
  return (
    <section ref={section} id={COMMENTS_HASH} aria-label={t`Комментарии`} className={classes.thread}>
      <Card className={classes.card ?? ''}>
        <Title order={2} size="h3" ref={heading} tabIndex={-1} className={classes.heading ?? ''}>
          <Trans>Комментарии</Trans>
          {post.comments > 0 && <span className={classes.count}>{format.number(post.comments)}</span>}
        </Title>
        {list.error && !comments && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {!comments && !list.error && <ListSkeleton rows={Math.min(Math.max(post.comments, 1), 3)} height={64} />}
        {list.hasNextPage && (
          <Button variant="subtle" className={classes.earlier ?? ''} onClick={() => void earlier()} loading={list.isFetchingNextPage}>
            <Trans>Показать предыдущие</Trans>
          </Button>
        )}
        {list.isFetchNextPageError && <ErrorState error={list.error} onRetry={() => void earlier()} />}
        {comments && comments.length > 0 && (
          <ul className={classes.list}>
            {comments.map((comment) => (
              <CommentRow
                key={comment.id}
                organizationId={organizationId}
                postId={id}
                comment={comment}
                onAnswer={post.can.comment ? writing.answer : undefined}
              />
            ))}
          </ul>
        )}
        {comments?.length === 0 && post.can.comment && (
          <p className={classes.hint}>
            <Trans>Комментариев ещё нет. Напишите первый: его увидят все, кому видна публикация.</Trans>
          </p>
        )}
        {post.can.comment ? writing.form : <Closed unsent={writing.unsent} />}
        <NewOnes comments={comments} />
      </Card>
    </section>
  );
}

interface Draft {
  text: string;
  replyTo: Pick<PostComment, 'id' | 'author'> | null;
  /** The key of what was sent and perhaps not answered. */
  sent: string;
  key: string;
}
const NOTHING: Draft = { text: '', replyTo: null, sent: '', key: '' };

/** The field for a new comment. What is typed outlives a reload; sent again after a lost answer, it is written once. */
function useWriting({ organizationId, id }: Post) {
  const { t } = useLingui();
  const explain = useErrorText();
  const { add } = useComments(organizationId, id);
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, type, forget] = useTabDraft(`post-comment:${id}`, NOTHING);
  const { replyTo } = draft;
  const send = () => {
    const text = draft.text.trim();
    const sent = JSON.stringify([text, replyTo?.id ?? null]);
    const key = draft.sent === sent && draft.key !== '' ? draft.key : crypto.randomUUID();
    type({ sent, key });
    add.mutate(
      { text, replyTo: replyTo?.id ?? null, idempotencyKey: key },
      {
        onSuccess: () => {
          type(NOTHING);
          forget();
          field.current?.focus();
        },
        onError: (error) => {
          if (!isRefusal(error, 'offline', 'unavailable')) type({ sent: '', key: '' });
        },
      },
    );
  };
  const gone = add.error !== null && isRefusal(add.error, 'invalid') && add.error.fields.replyTo !== undefined;
  const answer = ({ id: to, author }: PostComment) => {
    type({ replyTo: { id: to, author } });
    add.reset();
    field.current?.focus();
  };
  const drop = () => {
    type({ replyTo: null });
    add.reset();
    field.current?.focus();
  };
  return {
    answer,
    unsent: draft.text.trim(),
    form: (
      <CommentForm
        ref={field}
        label={t`Написать комментарий`}
        send={t`Отправить`}
        value={draft.text}
        onChange={(text) => type({ text })}
        onSend={send}
        sending={add.isPending}
        error={
          add.error === null
            ? undefined
            : gone
              ? t`Комментарий, на который вы отвечаете, удалён. Отправьте свой без ответа`
              : explain(add.error)
        }
        answers={replyTo ? { name: replyTo.author.name || t`Удалённый пользователь`, onDrop: drop } : undefined}
      />
    ),
  };
}

/** Said in place of the field; what was being typed is not taken away with it. */
function Closed({ unsent }: { unsent: string }) {
  return (
    <div className={classes.closed}>
      <p>
        <IconMessageOff size={18} stroke={1.7} aria-hidden="true" />
        <Trans>Комментарии выключены</Trans>
      </p>
      {unsent !== '' && (
        <>
          <p>
            <Trans>Ваш текст не отправлен:</Trans>
          </p>
          <blockquote className={classes.unsent}>{unsent}</blockquote>
        </>
      )}
    </div>
  );
}

/** Says to those who hear the page that others have written. */
function NewOnes({ comments }: { comments: readonly PostComment[] | undefined }) {
  const { t } = useLingui();
  const known = useRef<string | null>(null);
  const [count, setCount] = useState(0);
  const newest = comments?.at(-1)?.id ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another one is the newest
  useEffect(() => {
    if (comments === undefined) return;
    const before = known.current;
    known.current = newest;
    if (before !== null && newest > before) setCount(comments.filter(({ id, can }) => id > before && !can.edit).length);
  }, [newest, comments === undefined]);
  return (
    <VisuallyHidden role="status">
      {count > 0 &&
        t`${plural(count, { one: '# новый комментарий', few: '# новых комментария', many: '# новых комментариев', other: '# нового комментария' })}`}
    </VisuallyHidden>
  );
}
