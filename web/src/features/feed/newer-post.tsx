import { Trans } from '@lingui/react/macro';
import type { Post } from '#contract/feed';
import { NewerVersion } from '#web/ui/newer-version.tsx';
import { RichText } from '#web/ui/rich-text.tsx';
import { FileRows } from './file-rows.tsx';

interface Props {
  post: Post;
  onTake: () => void;
  onKeepMine: () => void;
}

/** The publication as somebody else has saved it meanwhile. */
export function NewerPost({ post, ...choice }: Props) {
  return (
    <NewerVersion message={<Trans>Пока вы правили, эту публикацию изменили. Ваш текст на месте.</Trans>} {...choice}>
      <h3>{post.title}</h3>
      <RichText doc={post.body} />
      {post.poll && (
        <ul>
          {post.poll.options.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
      <FileRows files={post.attachments} />
    </NewerVersion>
  );
}
