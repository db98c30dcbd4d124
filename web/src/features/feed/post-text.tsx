import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import type { Post } from '#contract/feed';
import { RichText } from '#web/ui/rich-text.tsx';
import classes from './post-text.module.css';
import { isLong } from './text-length.ts';

/** The text of a publication. In a list a long one shows its beginning until «Показать полностью». */
export function PostText({ body, whole }: { body: Post['body']; whole: boolean }) {
  const [opened, setOpened] = useState(false);
  const id = useId();
  if (body === null) return null;
  const cut = !whole && !opened && isLong(body);
  return (
    <div>
      <div id={id} className={cut ? classes.cut : undefined}>
        <RichText doc={body} />
      </div>
      {cut && (
        <Button
          variant="subtle"
          size="compact-md"
          className={classes.more ?? ''}
          onClick={() => setOpened(true)}
          aria-controls={id}
          aria-expanded={false}
        >
          <Trans>Показать полностью</Trans>
        </Button>
      )}
    </div>
  );
}
