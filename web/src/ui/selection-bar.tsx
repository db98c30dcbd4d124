import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './selection-bar.module.css';

interface Props {
  /** «Выбрано 12». */
  count: ReactNode;
  /** «Выбрать все 1 234 найденных», or why no more can be ticked. */
  more?: ReactNode;
  /** What may be done with them. */
  children: ReactNode;
  onClear: () => void;
}

/** Stands at the lower edge while something is ticked: how much it is, and what may be done with it. */
export function SelectionBar({ count, more, children, onClear }: Props) {
  const { t } = useLingui();
  return (
    <section className={classes.bar} aria-label={t`Действия с выбранными`}>
      <div className={classes.words}>
        <p className={classes.count} role="status">
          {count}
        </p>
        {more}
        <CloseButton className={classes.close ?? ''} aria-label={t`Снять выбор`} onClick={onClear} />
      </div>
      <div className={classes.acts}>
        {children}
        <Button variant="subtle" className={classes.clear ?? ''} onClick={onClear}>
          <Trans>Снять выбор</Trans>
        </Button>
      </div>
    </section>
  );
}
