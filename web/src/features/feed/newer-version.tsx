import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Post } from '#contract/feed';
import { Card } from '#web/ui/card.tsx';
import { RichText } from '#web/ui/rich-text.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { FileRows } from './file-rows.tsx';
import classes from './post-form.module.css';

interface Props {
  post: Post;
  /** Throws away what was typed for the newer version. */
  onTake: () => void;
  /** Goes on with what was typed, now over the newer version. */
  onKeepMine: () => void;
}

/** Somebody else saved first: says so, shows theirs, and leaves the choice. */
export function NewerVersion({ post, onTake, onKeepMine }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const choose = (act: () => void) => () => {
    setOpened(false);
    act();
  };
  return (
    <div role="alert">
      <Card className={classes.notice ?? ''}>
        <p>
          <Trans>Пока вы правили, эту публикацию изменили. Ваш текст на месте.</Trans>
        </p>
        <Button variant="default" onClick={() => setOpened(true)}>
          <Trans>Посмотреть новую версию</Trans>
        </Button>
      </Card>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t`Новая версия`} size="lg">
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
        <div className={classes.choice}>
          <Button variant="default" onClick={choose(onTake)}>
            <Trans>Взять новую версию</Trans>
          </Button>
          <Button onClick={choose(onKeepMine)}>
            <Trans>Оставить мой текст</Trans>
          </Button>
        </div>
      </Sheet>
    </div>
  );
}
