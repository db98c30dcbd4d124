import { Trans, useLingui } from '@lingui/react/macro';
import type { Post } from '#contract/feed';
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx';
import { toast } from '#web/ui/toast.ts';
import { useDeletePost } from './posts.ts';

interface Props {
  post: Post;
  opened: boolean;
  onClose: () => void;
  onDeleted?: (() => void) | undefined;
}

/** Asks before a publication goes for good. */
export function DeletePostDialog({ post, opened, onClose, onDeleted }: Props) {
  const { t } = useLingui();
  const remove = useDeletePost(post.organizationId);
  const { title } = post;
  const confirm = async () => {
    await remove.mutateAsync(post.id);
    toast.done(t`Публикация удалена`);
    onDeleted?.();
  };
  return (
    <ConfirmDialog opened={opened} onClose={onClose} title={t`Удалить «${title}»?`} confirm={t`Удалить`} onConfirm={confirm} danger>
      {post.poll ? (
        <Trans>Публикация исчезнет у всех вместе с файлами и голосами. Вернуть её нельзя.</Trans>
      ) : (
        <Trans>Публикация исчезнет у всех вместе с файлами. Вернуть её нельзя.</Trans>
      )}
    </ConfirmDialog>
  );
}
