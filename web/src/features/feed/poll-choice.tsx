import { Trans, useLingui } from '@lingui/react/macro';
import { Button, VisuallyHidden } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { Poll, Post } from '#contract/feed';
import type { OptionId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { FormFailure } from '#web/ui/form-failure.tsx';
import { toast } from '#web/ui/toast.ts';
import classes from './poll.module.css';
import { useVote } from './posts.ts';

/** The options of a poll to choose from, and «Проголосовать». */
export function PollChoice({ post, poll }: { post: Post; poll: Poll }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const group = useId();
  const vote = useVote(post.organizationId, post.id);
  const [chosen, setChosen] = useState<readonly OptionId[]>([]);
  const { multiple, options } = poll;

  const toggle = (id: OptionId, on: boolean) => {
    if (!multiple) return setChosen([id]);
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    // Said over the page as well: when the vote came too late this form is replaced by the result.
    // The promise and not the call's own handlers, which go when the result takes this place.
    void vote.mutateAsync([...chosen]).then(
      () => toast.done(t`Голос учтён`),
      (error: unknown) => toast.failed(explain(error)),
    );
  };

  return (
    <form onSubmit={send}>
      <fieldset className={classes.options} disabled={vote.isPending}>
        <VisuallyHidden component="legend">{multiple ? t`Выберите один или несколько вариантов` : t`Выберите вариант`}</VisuallyHidden>
        {options.map(({ id, text }) => (
          <label key={id} className={classes.option}>
            <input
              type={multiple ? 'checkbox' : 'radio'}
              name={group}
              checked={chosen.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
            {text}
          </label>
        ))}
      </fieldset>
      <FormFailure text={vote.error ? explain(vote.error) : null} />
      <Button type="submit" variant="light" disabled={chosen.length === 0} loading={vote.isPending}>
        <Trans>Проголосовать</Trans>
      </Button>
    </form>
  );
}
