import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page-head.module.css';

/**
 * The first line of a page: what it is, a quiet line above or below when it helps, and one main action (a filled pill).
 * Sets the document's title too. `aside` holds quieter controls, left of the action.
 */
export function PageHead({ title, over, under, action, aside }: PageHeadProps) {
  return (
    <header className={classes.head}>
      <title>{`${title} · ПрофПлюс`}</title>
      <div className={classes.words}>
        {over && <p className={classes.quiet}>{over}</p>}
        <Title order={1}>{title}</Title>
        {under && <p className={classes.quiet}>{under}</p>}
      </div>
      {(action || aside) && (
        <div className={classes.actions}>
          {aside}
          {action}
        </div>
      )}
    </header>
  );
}

export interface PageHeadProps {
  title: string;
  over?: ReactNode;
  under?: ReactNode;
  action?: ReactNode;
  aside?: ReactNode;
}
