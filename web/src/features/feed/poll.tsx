import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Poll, Post } from '#contract/feed';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './poll.module.css';
import { PollChoice } from './poll-choice.tsx';
import { PollResults } from './poll-results.tsx';

/** A poll: the options while one may vote, the result afterwards. Those who publish may look at the result before. */
export function PollView({ post, poll }: { post: Post; poll: Poll }) {
  const [peeking, setPeeking] = useState(false);
  useRefetchAtEnd(post, poll);
  const choosing = post.can.vote && !peeking;
  return (
    <section className={classes.poll} aria-label={post.title}>
      {choosing ? <PollChoice post={post} poll={poll} /> : <PollResults poll={poll} />}
      <div className={classes.foot}>
        <PollFacts poll={poll} />
        {post.can.vote && post.can.edit && (
          <Button variant="subtle" size="compact-sm" onClick={() => setPeeking(!peeking)}>
            {peeking ? <Trans>К вариантам</Trans> : <Trans>Показать результаты</Trans>}
          </Button>
        )}
      </div>
    </section>
  );
}

/** «12 голосов · до 28 ноября · Анонимный опрос» */
function PollFacts({ poll: { voters, endsAt, ended, anonymous, multiple } }: { poll: Poll }) {
  const { t } = useLingui();
  const format = useFormat();
  const end = endsAt === null ? '' : format.day(endsAt);
  const facts = [
    t`${plural(voters, { one: 'Проголосовал # человек', few: 'Проголосовали # человека', many: 'Проголосовали # человек', other: 'Проголосовали # человека' })}`,
    ...(ended ? [t`Голосование закончилось`] : endsAt === null ? [] : [t`до ${end}`]),
    ...(multiple ? [t`Можно выбрать несколько`] : []),
    ...(anonymous ? [t`Анонимный опрос`] : []),
  ];
  return <p className={classes.facts}>{facts.join(' · ')}</p>;
}

const LONGEST_TIMER = 2 ** 31 - 1;

/** The end of a poll makes no event: who looks at it then asks anew. */
function useRefetchAtEnd({ organizationId }: Post, { endsAt, ended }: Poll) {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (ended || endsAt === null) return;
    const wait = Math.max(0, new Date(endsAt).getTime() - Date.now()) + 1_000;
    if (wait > LONGEST_TIMER) return;
    const timer = setTimeout(() => void queryClient.invalidateQueries({ queryKey: ['feed', organizationId] }), wait);
    return () => clearTimeout(timer);
  }, [queryClient, organizationId, endsAt, ended]);
}
