import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconCheck } from '@tabler/icons-react';
import type { Poll } from '#contract/feed';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './poll.module.css';
import { percents } from './totals.ts';

/** The result of a poll as bars; without numbers while an anonymous one has too few votes. */
export function PollResults({ poll: { options, voters, multiple, chosen, anonymous, ended } }: { poll: Poll }) {
  const hidden = anonymous && !ended && options.some(({ votes }) => votes === null);
  const counts = options.map(({ votes }) => votes ?? 0);
  const shares = percents(counts, voters, multiple);
  const most = Math.max(...counts);
  return (
    <>
      <ul className={classes.results}>
        {options.map(({ id, text, votes }, index) => (
          <Result
            key={id}
            text={text}
            votes={hidden ? null : votes}
            percent={shares[index] ?? 0}
            mine={chosen?.includes(id) ?? false}
            leading={most > 0 && votes === most}
          />
        ))}
      </ul>
      {hidden && (
        <p className={classes.note}>
          <Trans>Результаты откроются, когда проголосуют пять человек, или после окончания: так никто не узнает, кто что выбрал.</Trans>
        </p>
      )}
    </>
  );
}

interface ResultProps {
  text: string;
  /** Null: not to be told yet. */
  votes: number | null;
  percent: number;
  mine: boolean;
  leading: boolean;
}

function Result({ text, votes, percent, mine, leading }: ResultProps) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <li className={classes.result} data-leading={leading || undefined}>
      {votes !== null && <span className={classes.bar} style={{ width: `${percent}%` }} />}
      <span className={classes.text}>
        {text}
        {mine && <IconCheck size={17} stroke={2} role="img" aria-label={t`Ваш выбор`} className={classes.mine ?? ''} />}
      </span>
      {votes !== null && (
        <span className={classes.numbers}>
          <b>{format.percent(percent / 100)}</b>{' '}
          <span
            className={classes.votes}
          >{t`${plural(votes, { one: '# голос', few: '# голоса', many: '# голосов', other: '# голоса' })}`}</span>
        </span>
      )}
    </li>
  );
}
