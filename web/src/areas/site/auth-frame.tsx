import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './auth-frame.module.css';
import { CardStage } from './card-stage.tsx';

/** A form on its card; beside it, where there is room, what it opens. */
export function AuthFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <title>{`${title} · ПрофПлюс`}</title>
      <div className={classes.card}>
        <Title order={1} mb="lg">
          {title}
        </Title>
        {children}
      </div>
      <div className={classes.stage}>
        <CardStage />
      </div>
    </div>
  );
}
