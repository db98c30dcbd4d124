import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { IconClock, IconEye, IconMessageCircle, IconPencil, IconPin, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Post } from '#contract/feed';
import { useFormat } from '#web/lib/use-format.ts';
import { Card } from '#web/ui/card.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { PictureGallery } from '#web/ui/picture-gallery.tsx';
import { type MenuEntry, RowMenu } from '#web/ui/row-menu.tsx';
import { When } from '#web/ui/when.tsx';
import { DeletePostDialog } from './delete-post-dialog.tsx';
import { FileRows } from './file-rows.tsx';
import { PollView } from './poll.tsx';
import classes from './post-card.module.css';
import { PostText } from './post-text.tsx';
import { useSeen } from './seen.ts';
import { COMMENTS_HASH } from './thread-pages.ts';

/** Addresses of a publication in the area that shows it; without `edit` it is only read there. */
export interface PostPaths {
  post: (postId: string) => string;
  edit?: ((postId: string) => string) | undefined;
}

interface Props {
  post: Post;
  paths: PostPaths;
  /** On a page of its own: the whole text, and the title stands in the page's head. */
  alone?: boolean;
  /** What to do when it was deleted from here. */
  onDeleted?: (() => void) | undefined;
}

/** A publication: who and when, title, text, pictures, files, poll, and how many have seen it. */
export function PostCard({ post, paths, alone = false, onDeleted }: Props) {
  const element = useRef<HTMLElement>(null);
  useSeen(element, post.organizationId, post.id, !post.planned);
  const pictures = post.attachments.filter(({ kind }) => kind === 'picture');
  const files = post.attachments.filter(({ kind }) => kind !== 'picture');
  return (
    <article ref={element} aria-label={post.title}>
      <Card className={classes.card ?? ''}>
        <PostHead post={post} paths={paths} onDeleted={onDeleted} />
        {!alone && (
          <Title order={2} size="h3" className={classes.title ?? ''}>
            <Link to={paths.post(post.id)}>{post.title}</Link>
          </Title>
        )}
        <PostText body={post.body} whole={alone} />
        <PictureGallery pictures={pictures} />
        <FileRows files={files} />
        {post.poll && <PollView post={post} poll={post.poll} />}
        {!post.planned && (
          <footer className={classes.foot}>
            {!alone && <Comments post={post} to={paths.post(post.id)} />}
            <Views count={post.views} />
          </footer>
        )}
      </Card>
    </article>
  );
}

function PostHead({ post, paths, onDeleted }: Pick<Props, 'post' | 'paths' | 'onDeleted'>) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const { edit } = paths;
  const audience = post.audience?.map(({ name }) => name).join(', ') ?? '';
  const author = post.authorName || t`Удалённый пользователь`;
  const entries: MenuEntry[] = [
    ...(edit && post.can.edit ? [{ label: t`Изменить`, icon: IconPencil, onSelect: () => void navigate({ to: edit(post.id) }) }] : []),
    ...(edit && post.can.delete ? [{ label: t`Удалить`, icon: IconTrash, danger: true, onSelect: () => setDeleting(true) }] : []),
  ];
  return (
    <header className={classes.head}>
      <PersonAvatar name={author} size={40} />
      <div className={classes.words}>
        <span className={classes.author}>{author}</span>
        <p className={classes.quiet}>
          {post.planned ? (
            <span className={classes.mark}>
              <IconClock size={15} stroke={1.7} aria-hidden="true" />
              <Trans>
                Выйдет <When instant={post.publishedAt} />
              </Trans>
            </span>
          ) : (
            <When instant={post.publishedAt} />
          )}
          <Edited at={post.editedAt} />
          {post.audience && (
            <span className={classes.mark}>
              <IconUsersGroup size={15} stroke={1.7} aria-hidden="true" />
              <Trans>Кому: {audience}</Trans>
            </span>
          )}
          {post.pinned && (
            <span className={classes.mark}>
              <IconPin size={15} stroke={1.7} aria-hidden="true" />
              <Trans>Закреплено</Trans>
            </span>
          )}
        </p>
      </div>
      <RowMenu of={post.title} entries={entries} />
      {post.can.delete && <DeletePostDialog post={post} opened={deleting} onClose={() => setDeleting(false)} onDeleted={onDeleted} />}
    </header>
  );
}

function Edited({ at }: { at: string | null }) {
  const format = useFormat();
  if (at === null) return null;
  return (
    <span title={format.dayTime(at)}>
      <Trans>изменено</Trans>
    </span>
  );
}

/** How many comments there are, and the way to them; of none, to the first one. */
function Comments({ post: { comments, can }, to }: { post: Post; to: string }) {
  const { t } = useLingui();
  const format = useFormat();
  if (comments === 0 && !can.comment) return null;
  const label = t`${plural(comments, { one: '# комментарий', few: '# комментария', many: '# комментариев', other: '# комментария' })}`;
  return (
    <Link to={to} hash={COMMENTS_HASH} className={classes.comments ?? ''} {...(comments > 0 ? { 'aria-label': label, title: label } : {})}>
      <IconMessageCircle size={18} stroke={1.6} aria-hidden="true" />
      {comments > 0 ? <span aria-hidden="true">{format.number(comments)}</span> : <Trans>Комментировать</Trans>}
    </Link>
  );
}

/** The eye with the number of people who have seen it. */
function Views({ count }: { count: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const label = t`${plural(count, { one: 'Видел # человек', few: 'Видели # человека', many: 'Видели # человек', other: 'Видели # человека' })}`;
  return (
    <p className={classes.views} title={label}>
      <IconEye size={18} stroke={1.6} role="img" aria-label={label} />
      <span aria-hidden="true">{format.number(count)}</span>
    </p>
  );
}
