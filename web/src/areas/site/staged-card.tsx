import type { ReactNode } from 'react';
import { CardStage } from './card-stage.tsx';
import classes from './staged-card.module.css';

/** A card that asks for something; beside it, where there is room, what it opens. `title` is the window's. */
export function StagedCard({ title, className = '', children }: { title: string; className?: string | undefined; children: ReactNode }) {
  return (
    <div className={classes.frame}>
      <title>{`${title} · ПрофПлюс`}</title>
      <div className={`${classes.card} ${className}`}>{children}</div>
      <div className={classes.stage}>
        <CardStage />
      </div>
    </div>
  );
}
