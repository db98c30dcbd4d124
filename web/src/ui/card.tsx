import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './card.module.css';

/** A surface with a hairline. `padded={false}` for lists and tables that reach its edges. */
export function Card({ children, padded = true, className = '' }: { children: ReactNode; padded?: boolean; className?: string }) {
  return (
    <div className={`${classes.card} ${className}`} data-padded={padded || undefined}>
      {children}
    </div>
  );
}

/** A card with a heading; `aside` stands at the heading's right («Все задачи >»). */
export function Section({ title, aside, children, padded = true, order = 2 }: SectionProps) {
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.head}>
        <Title order={order} size="h3">
          {title}
        </Title>
        {aside}
      </div>
      <div className={padded ? classes.body : undefined}>{children}</div>
    </section>
  );
}

export interface SectionProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  padded?: boolean;
  order?: 2 | 3;
}
